package fi.hymy.simulator;

import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.simulator.enrolment.EnrolmentException;
import fi.hymy.simulator.enrolment.Roll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the simulator and ends it in order; see [Arguments#USAGE].
public final class Main {
    static final int IN_ORDER = 0;
    static final int BROKEN = 1;
    static final int WRONG_ARGUMENTS = 2;
    static final int UNDELIVERED = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);
    /// How long to go on delivering after the duration without a single receipt.
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final SimulatorSettings settings;
    private final Roll roll;
    private final Path data;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private Main(SimulatorSettings settings, Roll roll, Path data) {
        this.settings = settings;
        this.roll = roll;
        this.data = data;
    }

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Arguments.USAGE);
            return;
        }
        int code = run(List.of(arguments));
        // Not exit: after a signal that would wait for the hook, which waits for us.
        Runtime.getRuntime().halt(code);
    }

    private static int run(List<String> arguments) {
        try {
            SimulatorSettings settings = Arguments.read(
                    arguments,
                    new SplittableRandom().nextLong(1L << 31),
                    System.getenv().getOrDefault("HYMY_OPERATOR_PASSWORD", ""));
            Roll roll = Joined.gather(settings.kiosks());
            Path data =
                    settings.data().isPresent() ? settings.data().get() : Files.createTempDirectory("hymy-simulate-");
            return new Main(settings, settings.broker().map(roll::at).orElse(roll), data).simulate();
        } catch (InvalidArgumentsException e) {
            e.faults().forEach(fault -> System.err.println("hymy-simulate: " + fault));
            return WRONG_ARGUMENTS;
        } catch (EnrolmentException e) {
            LOG.error("the kiosks could not be enrolled: {}", e.getMessage());
            return BROKEN;
        } catch (OutboxException | UncheckedIOException | IOException e) {
            LOG.error("the simulation cannot go on", e);
            return BROKEN;
        }
    }

    private int simulate() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
        LOG.info(
                "{} kiosks, {} responses a second, broker {}, server {}, seed {}, outboxes in {}",
                roll.kiosks().size(),
                settings.rate(),
                roll.broker(),
                roll.join().server(),
                settings.seed(),
                data);
        int code;
        try (Fleet fleet = new Fleet(settings, roll, data)) {
            fleet.start();
            code = watch(fleet);
            fleet.stopGiving();
            tell(fleet.progress());
        } finally {
            closed.countDown();
        }
        if (settings.data().isEmpty()) {
            delete(data);
        }
        LOG.info("ended in order");
        return code;
    }

    /// The exit code, once it is time to end.
    private int watch(Fleet fleet) {
        Instant end = Instant.now().plus(settings.duration().orElse(Duration.ofDays(36_500)));
        Instant told = Instant.now();
        while (Instant.now().isBefore(end)) {
            if (isStopped()) {
                return IN_ORDER;
            }
            told = tellNowAndThen(fleet, told);
        }
        fleet.stopGiving();
        return deliver(fleet, told);
    }

    private int deliver(Fleet fleet, Instant toldBefore) {
        Instant told = toldBefore;
        long before = -1;
        Instant lastReceipt = Instant.now();
        while (fleet.progress().unsent() > 0) {
            long receipted = fleet.progress().receipted();
            if (receipted != before) {
                before = receipted;
                lastReceipt = Instant.now();
            }
            if (isStopped()) {
                return IN_ORDER;
            }
            if (lastReceipt.plus(PATIENCE).isBefore(Instant.now())) {
                LOG.error(
                        "{} responses are left without a receipt",
                        fleet.progress().unsent());
                return UNDELIVERED;
            }
            told = tellNowAndThen(fleet, told);
        }
        return IN_ORDER;
    }

    private Instant tellNowAndThen(Fleet fleet, Instant told) {
        if (told.plus(PROGRESS_EVERY).isAfter(Instant.now())) {
            return told;
        }
        tell(fleet.progress());
        return Instant.now();
    }

    private static void tell(Fleet.Progress progress) {
        LOG.info(
                "connected {}/{}, with survey {}, given {}, receipted {}, unsent {}{}",
                progress.connected(),
                progress.kiosks(),
                progress.showing(),
                progress.given(),
                progress.receipted(),
                progress.unsent(),
                progress.lost() == 0 ? "" : ", lost " + progress.lost());
    }

    private boolean isStopped() {
        try {
            return stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// SIGTERM or Ctrl-C: lets the main thread end in order, which then halts the program with its own exit code.
    private void stop() {
        stopped.countDown();
        try {
            if (closed.await(15, TimeUnit.SECONDS)) {
                Thread.sleep(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", directory, e.toString());
        }
    }
}
