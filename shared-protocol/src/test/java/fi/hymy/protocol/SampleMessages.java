package fi.hymy.protocol;

import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Finding;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import fi.hymy.protocol.message.Condition.Trouble;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Message;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.message.Uplink.Row;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One message of every type for tests. Each call gives an equal message.
public final class SampleMessages {
    private static final OutboxId OUTBOX = new OutboxId("outbox-7f3a");
    private static final OutboxFacts FACTS = new OutboxFacts(OUTBOX, 1204, 817, 3, 95_000);
    private static final long SESSION = (7L << 20) | 4;

    private SampleMessages() {}

    public static List<Uplink> uplinks() {
        return List.of(
                new Uplink.Birth(SESSION, "0.1.0", FACTS),
                new Uplink.Gone(SESSION),
                new Uplink.Heartbeat(SESSION, FACTS),
                Uplink.Responses.of(
                        OUTBOX,
                        List.of(
                                new Row(1202, SampleResponses.everyKind()),
                                new Row(1204, SampleResponses.smileyWhy(2)))),
                new Uplink.Reported(new ReportedState(
                        12,
                        survey(),
                        new ReportedState.Problem(
                                ReportedState.Reason.HASH_MISMATCH, "got another file than was promised"),
                        new ReportedState.SetUp(80, 55, true, false, true),
                        software())),
                new Uplink.Health(condition()),
                new Uplink.CommandResult(
                        command(), Uplink.CommandResult.Outcome.FAILED, "the server did not take the picture"),
                new Uplink.Clocks(List.of(
                        new Uplink.Clocks.Confirmed(6, 31_000, 1_791_000_000_000L),
                        new Uplink.Clocks.Confirmed(7, 95_250, 1_791_178_295_250L))));
    }

    public static List<Downlink> downlinks() {
        return List.of(
                new Downlink.Receipts(List.of(
                        new Receipt(SampleResponses.id(1), new Receipt.Stored()),
                        new Receipt(SampleResponses.id(2), new Receipt.Duplicate()),
                        new Receipt(SampleResponses.id(3), new Receipt.Deferred("the disk is full")),
                        new Receipt(
                                SampleResponses.id(4), new Receipt.Rejected("another body was stored under this id")))),
                new Downlink.Deferred(messageId(), "this server does not know version 2 yet"),
                new Downlink.Desired(desired(), Duration.ofSeconds(100), sealTo()),
                new Downlink.Resend(OUTBOX, 817, 1100),
                new Downlink.Forget(SampleResponses.id(1)),
                new Downlink.Command(
                        command(),
                        new Action.Screenshot(640),
                        Instant.ofEpochMilli(SampleResponses.WALL + 90_000),
                        Duration.ofMinutes(10)));
    }

    /// In the envelope that the golden files have.
    public static <M extends Message> Envelope<M> enveloped(M message) {
        return new Envelope<>(
                messageId(),
                42,
                new Stamp(7, 3_700_000, SampleResponses.WALL + 100_000, TimeQuality.CONFIRMED),
                message);
    }

    /// Some of everything. What is left out is not known, which is no zero.
    public static Condition condition() {
        return new Condition(
                Map.of(
                        Measure.CPU_MILLICELSIUS, 61_300L,
                        Measure.UNDER_VOLTAGE_FLAG, 0L,
                        Measure.UNDER_VOLTAGE_SINCE_BOOT_FLAG, 1L,
                        Measure.WIFI_SIGNAL_DBM, -67L),
                Map.of(Note.MODEL, "Raspberry Pi 5 Model B Rev 1.0", Note.LAST_EXIT, "watchdog"),
                List.of(new Finding(Trouble.UNDER_VOLTAGE, false, "since the last start of the system")));
    }

    private static DesiredState desired() {
        DesiredState state = SampleSchedules.desired(12, survey());
        return new DesiredState(
                state.version(),
                state.surveyRef(),
                state.scheduleOrNull(),
                state.settingsOrNull(),
                List.of(new DesiredRelease(
                        SampleReleases.CHANNEL, SampleReleases.FIRST.sign(SampleReleases.everything()))));
    }

    /// Some of everything.
    public static Software software() {
        return new Software(
                new Software.Installed("1.3.0", 13, "a"),
                new Software.Installed("trixie 2026-10", 4, "b"),
                new Software.Pending(SoftwareKind.OS, 5),
                new Software.Outcome(SoftwareKind.APP, 14, Software.Result.ROLLED_BACK, "it did not connect in 300 s"),
                new Software.WhyNot(SoftwareKind.APP, 14, Software.Reason.ROLLED_BACK, "it did not connect in 300 s"));
    }

    private static SealingKey sealTo() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 0x5e);
        return SealingKey.of(new SealingKeyId("5ea1ed0000000001"), key);
    }

    private static CommandId command() {
        return new CommandId("command-0042");
    }

    private static MessageId messageId() {
        return MessageId.of(SampleResponses.WALL + 100_000, 0x5a5, 0x1234_5678_9abcL);
    }

    private static SurveyRef survey() {
        return new SurveyRef(SampleSurveys.everyKind().id(), 3, SampleSurveys.PICTURE);
    }
}
