package fi.hymy.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Finding;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import fi.hymy.protocol.message.Condition.Trouble;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Uplink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Health and commands, whose ends may be of different age.
final class DeviceMessagesTest {
    private static final Condition UNKNOWN = new Condition(Map.of(), Map.of(), List.of());

    static Stream<Action> actions() {
        return Stream.of(
                new Action.Screenshot(64),
                new Action.Identify(Duration.ofSeconds(10)),
                new Action.Logs(),
                new Action.Brightness(0),
                new Action.Restart(),
                new Action.Reboot(),
                new Action.Diagnose(),
                new Action.Renew(),
                new Action.Unknown("sing"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void readsEveryActionAsItWasWritten(Action action) {
        var command = new Downlink.Command(
                new CommandId("command-1"), action, Instant.ofEpochMilli(5), Duration.ofSeconds(30));

        assertThat(WireCodec.decodeDownlink(WireCodec.encode(SampleMessages.enveloped(command))))
                .isEqualTo(new Decoded.Readable<>(SampleMessages.enveloped(command)));
        assertThat(actions().map(Object::getClass)).contains(Action.class.getPermittedSubclasses());
    }

    @Test
    void tellsZeroFromUnknown() {
        Condition zero = new Condition(Map.of(Measure.DISK_ERRORS_COUNT, 0L), Map.of(), List.of());

        assertThat(ConditionCodec.decode(ConditionCodec.encode(zero)).measure(Measure.DISK_ERRORS_COUNT))
                .hasValue(0);
        assertThat(ConditionCodec.decode(ConditionCodec.encode(UNKNOWN)).measure(Measure.DISK_ERRORS_COUNT))
                .isEmpty();
    }

    @Test
    void leavesOutWhatANewerKioskMeasuresAndKeepsTheRest() {
        Condition read = ConditionCodec.decode("""
                {"measures": {"fanRpm": "fast", "cpuLoadPercent": 7}, "notes": {"mood": 3, "model": "Box"},
                 "findings": [{"trouble": "homesick"}, {"trouble": "hot"}], "poems": []}
                """);

        assertThat(read)
                .isEqualTo(new Condition(
                        Map.of(Measure.CPU_LOAD_PERCENT, 7L),
                        Map.of(Note.MODEL, "Box"),
                        List.of(new Finding(Trouble.HOT, false, ""))));
    }

    @Test
    void refusesWhatIsNoCondition() {
        assertThatThrownBy(() -> ConditionCodec.decode("[]")).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> ConditionCodec.decode("{\"measures\": {\"cpuLoadPercent\": \"hot\"}}"))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> ConditionCodec.decode("{")).isInstanceOf(CodecException.class);
    }

    /// Bounded, however much there is to say.
    @Test
    void fitsIntoAMessageWithMuchRoomToSpare() {
        Map<Measure, Long> measures = new EnumMap<>(Measure.class);
        Arrays.stream(Measure.values()).forEach(measure -> measures.put(measure, Long.MIN_VALUE));
        Map<Note, String> notes = new EnumMap<>(Note.class);
        Arrays.stream(Note.values()).forEach(note -> notes.put(note, "\uD83D\uDE00\"\\".repeat(1000)));
        List<Finding> findings = Arrays.stream(Trouble.values())
                .map(trouble -> new Finding(trouble, true, "€".repeat(1000)))
                .toList();
        Envelope<?> whole = SampleMessages.enveloped(new Uplink.Health(new Condition(measures, notes, findings)));

        assertThat(WireCodec.encode(whole).length).isLessThan(8 * 1024);
        assertThat(WireCodec.decodeUplink(WireCodec.encode(whole))).isEqualTo(new Decoded.Readable<>(whole));
    }

    @Test
    void refusesTheSameTroubleTwice() {
        var hot = new Finding(Trouble.HOT, false, "");
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition(Map.of(), Map.of(), List.of(hot, hot)));
    }

    @Test
    void refusesACommandThatIsOutOfBounds() {
        String sound = new String(
                WireCodec.encode(
                        SampleMessages.enveloped(SampleMessages.downlinks().getLast())),
                StandardCharsets.UTF_8);
        for (String faulty : List.of(
                sound.replace("640", "1"),
                sound.replace("600000", "0"),
                sound.replace("600000", "999999999999"),
                sound.replace("command-0042", "../../x"))) {
            assertThat(WireCodec.decodeDownlink(faulty.getBytes(StandardCharsets.UTF_8)))
                    .as(faulty)
                    .isInstanceOf(Decoded.Undecodable.class);
        }
    }
}
