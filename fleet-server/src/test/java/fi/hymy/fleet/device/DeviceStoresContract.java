package fi.hymy.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.CommandResult;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the stores of health and commands promise on every database.
abstract class DeviceStoresContract {
    private static final Instant T1 = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant T2 = T1.plusSeconds(60);
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final KioskId OTHER = new KioskId("kiosk-two");

    private Db db;
    private Healths healths;
    private Commands commands;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        healths = new Healths(db.writer(), db.reader());
        commands = new Commands(db.writer(), db.reader());
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void keepsTheNewestHealthOfEachKiosk() {
        var older = new KioskHealth(KIOSK, T1, SampleMessages.condition());
        var newer = new KioskHealth(KIOSK, T2, SampleMessages.condition());
        healths.save(List.of(newer, new KioskHealth(OTHER, T1, SampleMessages.condition())));
        healths.save(List.of(older));

        assertThat(healths.find(KIOSK)).contains(newer);
        assertThat(healths.find(new KioskId("kiosk-three"))).isEmpty();
    }

    @Test
    void findsACommandForItsOwnKioskAlone() {
        Issued issued = issued(1);
        commands.add(issued);

        assertThat(commands.find(KIOSK, issued.id())).contains(issued);
        assertThat(commands.find(OTHER, issued.id())).isEmpty();
    }

    @Test
    void keepsTheFinalWordAndTakesNoneFromAnotherKiosk() {
        Issued issued = issued(1);
        commands.add(issued);
        commands.answered(OTHER, new CommandResult(issued.id(), Outcome.FAILED, "not mine"), T2);
        assertThat(outcome(issued)).isNull();

        commands.answered(KIOSK, new CommandResult(issued.id(), Outcome.RUNNING, ""), T2);
        commands.answered(KIOSK, new CommandResult(issued.id(), Outcome.DONE, "sent"), T2);
        commands.answered(KIOSK, new CommandResult(issued.id(), Outcome.RUNNING, "late"), T2);

        assertThat(outcome(issued)).isEqualTo(Outcome.DONE);
        assertThat(commands.find(KIOSK, issued.id()).orElseThrow().detail()).isEqualTo("sent");
    }

    @Test
    void remembersTheFile() {
        Issued issued = issued(1);
        commands.add(issued);
        commands.sentFile(issued.id(), "image/png", 77);

        Issued found = commands.find(KIOSK, issued.id()).orElseThrow();
        assertThat(found.file()).contains("image/png");
        assertThat(found.fileSize()).isEqualTo(77);
    }

    @Test
    void letsTheOldestGo() {
        List<Issued> all = IntStream.range(0, Commands.KEPT + 1)
                .mapToObj(DeviceStoresContract::issued)
                .toList();
        List<CommandId> gone =
                all.stream().flatMap(issued -> commands.add(issued).stream()).toList();

        assertThat(gone).containsExactly(all.getFirst().id());
        assertThat(commands.of(KIOSK)).hasSize(Commands.KEPT).first().isEqualTo(all.getLast());
    }

    @Test
    void knowsHowFarACommandCame() {
        Issued issued = issued(1);
        commands.add(issued);
        commands.sent(List.of(issued.id()), T1);
        commands.answered(KIOSK, new CommandResult(issued.id(), Outcome.RUNNING, ""), T2);
        commands.answered(KIOSK, new CommandResult(issued.id(), Outcome.DONE, ""), T2.plusSeconds(5));

        Issued found = commands.find(KIOSK, issued.id()).orElseThrow();
        assertThat(found.sentAt()).isEqualTo(T1);
        assertThat(found.receivedAt()).isEqualTo(T2);
        assertThat(found.state(T2)).isEqualTo(Issued.State.DONE);
    }

    @Test
    void saysThatOneBegunLongAgoWasNotHeardOfSince() {
        Issued issued = issued(1);
        commands.add(issued);
        commands.answered(KIOSK, new CommandResult(issued.id(), Outcome.RUNNING, ""), T2);

        Issued found = commands.find(KIOSK, issued.id()).orElseThrow();
        assertThat(found.state(T2)).isEqualTo(Issued.State.RUNNING);
        assertThat(found.state(T2.plusSeconds(86_400))).isEqualTo(Issued.State.SILENT);
    }

    private Outcome outcome(Issued issued) {
        return commands.find(KIOSK, issued.id()).orElseThrow().answer();
    }

    private static Issued issued(int number) {
        Instant at = T1.plusSeconds(number);
        return new Issued(
                new CommandId("command-%04d".formatted(number)),
                KIOSK,
                "screenshot",
                640L,
                at,
                at.plusSeconds(600),
                "anna",
                null,
                "",
                at,
                null,
                null,
                null,
                0);
    }
}
