package fi.hymy.kiosk.device.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.Downlink.Command;
import fi.hymy.protocol.message.Uplink.CommandResult;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandsTest {
    private static final Instant ISSUED = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration VALID = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final ManualLoop loop = new ManualLoop();
    private final FakeHands hands = new FakeHands();
    private final List<CommandResult> told = new ArrayList<>();
    private final List<byte[]> sent = new ArrayList<>();
    private Duration slept = Duration.ZERO;
    private boolean linked = true;
    private boolean serverTakesFiles = true;
    private Instant now = ISSUED.plusSeconds(1);
    private TimeQuality quality = TimeQuality.CONFIRMED;

    @Test
    void sendsAPictureOfTheGlassAndSaysSo() {
        commands().take(command(1, new Action.Screenshot(640)));
        loop.run();

        assertThat(sent).containsExactly("picture of 640".getBytes(StandardCharsets.UTF_8));
        assertThat(told)
                .extracting(CommandResult::outcome, CommandResult::detail)
                .containsExactly(tuple(Outcome.RUNNING, ""), tuple(Outcome.DONE, "14 bytes"));
    }

    @Test
    void saysWhyAFileDidNotArrive() {
        serverTakesFiles = false;
        commands().take(command(1, new Action.Screenshot(640)));
        loop.run();

        assertThat(last())
                .isEqualTo(new CommandResult(id(1), Outcome.FAILED, "the server did not take the file (507)"));
    }

    @Test
    void doesEachThatItCan() {
        Commands commands = commands();
        commands.take(command(1, new Action.Identify(Duration.ofSeconds(10))));
        commands.take(command(2, new Action.Brightness(40)));
        commands.take(command(3, new Action.Diagnose()));
        commands.take(command(4, new Action.Unknown("sing")));
        commands.take(command(6, new Action.Renew()));
        loop.run();
        hands.backlight = false;
        commands.take(command(5, new Action.Brightness(50)));
        loop.run();

        assertThat(hands.done).containsExactly("identify PT10S", "brightness 40", "diagnose", "renew", "brightness 50");
        assertThat(told)
                .filteredOn(result -> result.outcome().isFinal())
                .extracting(CommandResult::outcome)
                .containsExactly(
                        Outcome.DONE, Outcome.DONE, Outcome.DONE, Outcome.REFUSED, Outcome.DONE, Outcome.REFUSED);
    }

    @Test
    void doesNothingTwice() {
        Commands commands = commands();
        commands.take(command(1, new Action.Diagnose()));
        loop.run();
        commands.take(command(1, new Action.Diagnose()));
        loop.run();
        commands().take(command(1, new Action.Diagnose()));
        loop.run();

        assertThat(hands.done).containsExactly("diagnose");
        assertThat(told).filteredOn(result -> result.outcome() == Outcome.DONE).hasSize(3);
    }

    @Test
    void doesNothingLateByAClockThatIsKnown() {
        now = ISSUED.plus(VALID).plusSeconds(1);
        commands().take(command(1, new Action.Diagnose()));
        loop.run();

        assertThat(hands.done).isEmpty();
        assertThat(last().outcome()).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void countsFromItsArrivalWhenItDoesNotKnowTheTime() {
        quality = TimeQuality.UNSYNCHRONISED;
        now = Instant.EPOCH.plus(Duration.ofDays(36_500));
        Commands commands = commands();
        commands.take(command(1, new Action.Diagnose()));
        loop.run();
        assertThat(hands.done).containsExactly("diagnose");

        // One before it takes longer than it is valid for.
        hands.onBrightness = () -> slept = VALID.plusMillis(1);
        commands.take(command(2, new Action.Brightness(3)));
        commands.take(command(3, new Action.Diagnose()));
        loop.run();
        assertThat(hands.done).containsExactly("diagnose", "brightness 3");
        assertThat(told).contains(new CommandResult(id(3), Outcome.EXPIRED, "it came too late"));
    }

    @Test
    void doesNothingThatARestoredClockKnowsToBeOver() {
        quality = TimeQuality.RESTORED;
        now = ISSUED.plus(VALID).plusSeconds(1);
        commands().take(command(1, new Action.Restart()));
        loop.advance(Duration.ofMinutes(1));

        assertThat(hands.done).isEmpty();
        assertThat(last().outcome()).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void doesNothingRecordedAgainWhenItsClockIsWrongAndItWasForgotten() {
        Command recorded = command(0, new Action.Restart());
        quality = TimeQuality.UNSYNCHRONISED;
        now = Instant.EPOCH;
        commands().take(dated(1, ISSUED.plus(VALID).plusSeconds(1)));
        loop.run();
        for (int i = 2; i < 103; i++) {
            commands().take(dated(i, ISSUED.plus(VALID).plusSeconds(1)));
            loop.run();
        }
        hands.done.clear();

        Commands next = commands();
        next.start();
        next.take(recorded);
        loop.advance(Duration.ofMinutes(1));

        assertThat(hands.done).isEmpty();
        assertThat(last()).isEqualTo(new CommandResult(id(0), Outcome.EXPIRED, "it came too late"));
    }

    @Test
    void forgetsADateFromTheFutureOnceItKnowsTheTime() {
        commands().take(dated(1, ISSUED.plus(Duration.ofDays(400))));
        loop.run();
        quality = TimeQuality.UNSYNCHRONISED;
        commands().take(command(2, new Action.Diagnose()));
        loop.run();

        assertThat(last().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void doesNotLetOneWaitLongWhileItDoesNotKnowTheTime() {
        quality = TimeQuality.UNSYNCHRONISED;
        hands.onBrightness = () -> slept = Duration.ofSeconds(61);
        Commands commands = commands();
        commands.take(command(1, new Action.Brightness(3)));
        commands.take(command(2, new Action.Restart()));
        loop.advance(Duration.ofMinutes(1));

        assertThat(hands.done).containsExactly("brightness 3");
        assertThat(told).contains(new CommandResult(id(2), Outcome.EXPIRED, "it came too late"));
    }

    @Test
    void startsTheMachineAnewAndSaysSoAfterwards() {
        commands().take(command(1, new Action.Reboot()));
        loop.advance(Duration.ofSeconds(2));
        assertThat(hands.done).containsExactly("reboot");
        assertThat(last().outcome()).isEqualTo(Outcome.RUNNING);

        Commands next = commands();
        next.start();
        next.take(command(1, new Action.Reboot()));
        loop.advance(Duration.ofMinutes(1));
        assertThat(hands.done).containsExactly("reboot");
        assertThat(last()).isEqualTo(new CommandResult(id(1), Outcome.DONE, "the machine started anew"));
    }

    @Test
    void saysWhyTheMachineCannotStartAnew() {
        hands.noReboot = Optional.of("the system does not let it");
        commands().take(command(1, new Action.Reboot()));
        loop.advance(Duration.ofSeconds(2));

        assertThat(last()).isEqualTo(new CommandResult(id(1), Outcome.FAILED, "the system does not let it"));
    }

    @Test
    void startsAnewOnceAndKnowsAfterwardsThatItDid() {
        commands().take(command(1, new Action.Restart()));
        loop.run();
        assertThat(last()).isEqualTo(new CommandResult(id(1), Outcome.DONE, "the program ends and starts anew"));
        assertThat(hands.done).isEmpty();
        loop.advance(Duration.ofSeconds(2));
        assertThat(hands.done).containsExactly("restart");

        Commands next = commands();
        next.start();
        next.take(command(1, new Action.Restart()));
        loop.advance(Duration.ofMinutes(1));
        assertThat(hands.done).containsExactly("restart");
    }

    @Test
    void doesNotStartAnewWhenItCouldNotRememberThatItDid() throws IOException {
        Files.writeString(folder.resolve("device"), "no folder");
        commands().take(command(1, new Action.Restart()));
        loop.advance(Duration.ofMinutes(1));

        assertThat(hands.done).isEmpty();
        assertThat(last().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void saysOfWhatWasUnderWayThatItEndedWithTheProgram() {
        hands.diagnosis = new CompletableFuture<>();
        var interrupted = new Thread(() -> {
            commands().take(command(1, new Action.Diagnose()));
            loop.run();
        });
        interrupted.start();
        await().until(() -> hands.done.contains("diagnose"));
        interrupted.interrupt();
        await().until(() -> !interrupted.isAlive());
        // The server knew that it was under way.
        loop.run();

        Commands next = commands();
        next.start();
        next.connected();
        loop.run();

        assertThat(last()).isEqualTo(new CommandResult(id(1), Outcome.FAILED, "the kiosk ended before this was done"));
    }

    @Test
    void tellsAfterAConnectWhatDidNotArriveAndNothingElse() {
        Commands commands = commands();
        commands.take(command(1, new Action.Diagnose()));
        loop.run();
        linked = false;
        commands.take(command(2, new Action.Diagnose()));
        loop.run();
        told.clear();

        linked = true;
        commands.connected();
        loop.run();

        assertThat(told)
                .extracting(CommandResult::command, CommandResult::outcome)
                .containsExactly(tuple(id(2), Outcome.DONE));
        commands().connected();
        loop.run();
        assertThat(told).hasSize(1);
    }

    @Test
    void refusesMoreThanItCanRemember() {
        Commands commands = commands();
        for (int i = 0; i < 40; i++) {
            commands.take(command(i, new Action.Diagnose()));
        }
        loop.run();

        assertThat(told).filteredOn(result -> result.outcome() == Outcome.DONE).hasSize(16);
        assertThat(told)
                .filteredOn(result -> result.outcome() == Outcome.REFUSED)
                .hasSize(24);
    }

    @Test
    void bundlesTheNewestLogsWithoutSecrets() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(logs.resolve("kiosk.log"), "connected as s3cret\n");
        Files.writeString(logs.resolve("kiosk.1.log"), "older\n");
        commands().take(command(1, new Action.Logs()));
        loop.run();

        var found = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(sent.getFirst()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.add(entry.getName() + ": " + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(found).containsExactlyInAnyOrder("kiosk.log: connected as ***\n", "kiosk.1.log: older\n");
    }

    private CommandResult last() {
        return told.getLast();
    }

    private Commands commands() {
        return new Commands(
                new SleepyLoop(),
                () -> new Stamp(1, loop.millis(), now.toEpochMilli(), quality),
                folder.resolve("device"),
                hands,
                (command, type, file) -> {
                    if (!serverTakesFiles) {
                        throw new IOException("the server did not take the file (507)");
                    }
                    sent.add(file);
                },
                new LogBundle(folder.resolve("logs"), text -> text.replace("s3cret", "***")),
                result -> {
                    if (linked) {
                        told.add(result);
                    }
                    return CompletableFuture.completedStage(linked);
                });
    }

    private static CommandId id(int number) {
        return new CommandId("command-%04d".formatted(number));
    }

    private static Command dated(int number, Instant issued) {
        return new Command(id(number), new Action.Diagnose(), issued, VALID);
    }

    private static Command command(int number, Action action) {
        return new Command(id(number), action, ISSUED, VALID);
    }

    /// On which time passes while a task runs.
    private final class SleepyLoop implements EventLoop {
        @Override
        public void execute(Runnable task) {
            loop.execute(task);
        }

        @Override
        public Pending after(Duration delay, Runnable task) {
            return loop.after(delay, task);
        }

        @Override
        public long millis() {
            return loop.millis() + slept.toMillis();
        }

        @Override
        public void close() {
            loop.close();
        }
    }

    private static final class FakeHands implements Hands {
        private final List<String> done = new CopyOnWriteArrayList<>();
        private boolean backlight = true;
        private Optional<String> noReboot = Optional.empty();
        private Runnable onBrightness = () -> {};
        private CompletableFuture<String> diagnosis = CompletableFuture.completedFuture("Nothing is wrong.");

        @Override
        public CompletionStage<byte[]> screenshot(int maxWidth) {
            return CompletableFuture.completedStage(("picture of " + maxWidth).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public CompletionStage<?> identify(Duration duration) {
            done.add("identify " + duration);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Boolean> brightness(int percent) {
            done.add("brightness " + percent);
            onBrightness.run();
            return CompletableFuture.completedStage(backlight);
        }

        @Override
        public void restart() {
            done.add("restart");
        }

        @Override
        public CompletionStage<Optional<String>> reboot() {
            done.add("reboot");
            return CompletableFuture.completedStage(noReboot);
        }

        @Override
        public CompletionStage<String> diagnose() {
            done.add("diagnose");
            return diagnosis;
        }

        @Override
        public CompletionStage<String> renew() {
            done.add("renew");
            return CompletableFuture.completedStage("a new certificate");
        }
    }
}
