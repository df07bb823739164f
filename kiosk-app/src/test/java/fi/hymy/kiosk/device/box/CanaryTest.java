package fi.hymy.kiosk.device.box;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.message.Condition.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CanaryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void saysHowLongASoundDiskTook() {
        Canary canary = canary(folder.resolve("canary"));
        canary.sing();

        assertThat(measured(canary, Measure.CANARY_MILLIS)).hasValue(0);
        assertThat(measured(canary, Measure.CANARY_FAILURES_COUNT)).hasValue(0);
        assertThat(canary.trouble(PATIENCE)).isEmpty();
    }

    @Test
    void findsAcrossStartsThatTheDiskChangedWhatItWasGiven() throws IOException {
        Path file = folder.resolve("canary");
        canary(file).sing();
        Canary next = canary(file);
        next.remember();
        assertThat(next.trouble(PATIENCE)).isEmpty();

        byte[] bytes = Files.readAllBytes(file);
        bytes[2000] ^= 1;
        Files.write(file, bytes);
        Canary last = canary(file);
        last.remember();

        assertThat(last.trouble(PATIENCE))
                .hasValueSatisfying(why -> assertThat(why).contains("damaged"));
    }

    @Test
    void findsAcrossStartsThatHalfOfItIsGone() throws IOException {
        Path file = folder.resolve("canary");
        Files.write(file, new byte[100]);
        Canary canary = canary(file);
        canary.remember();

        assertThat(measured(canary, Measure.CANARY_FAILURES_COUNT)).hasValue(1);
    }

    @Test
    void countsWhatTheDiskDoesNotTakeAndForgivesItLater() throws IOException {
        Path file = folder.resolve("canary");
        Files.createDirectories(file);
        Canary canary = canary(file);
        canary.sing();
        assertThat(canary.trouble(PATIENCE)).isPresent();
        assertThat(measured(canary, Measure.CANARY_MILLIS)).isEmpty();

        Files.delete(file);
        canary.sing();

        assertThat(canary.trouble(PATIENCE)).isEmpty();
        assertThat(measured(canary, Measure.CANARY_FAILURES_COUNT)).hasValue(1);
    }

    /// The randomness stands for the disk that holds the writer up.
    @Test
    void callsADiskFailingThatDoesNotAnswerForAMinute() throws InterruptedException {
        var underWay = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new Random(1) {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                underWay.countDown();
                Awaitility.await().until(() -> goOn.getCount() == 0);
            }
        };
        var canary = new Canary(folder.resolve("canary"), slow, nanos::get);
        Thread singing = Thread.ofPlatform().name("singing").start(canary::sing);
        assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(canary.trouble(PATIENCE)).isEmpty();
        nanos.addAndGet(PATIENCE.toNanos() + 1);
        assertThat(canary.trouble(PATIENCE)).contains("4 KiB have been on their way for 60 s");

        goOn.countDown();
        singing.join(10_000);
        assertThat(canary.trouble(PATIENCE)).isEmpty();
    }

    private Canary canary(Path file) {
        return new Canary(file, new Random(1), nanos::get);
    }

    private static OptionalLong measured(Canary canary, Measure measure) {
        var sheet = new Sheet();
        canary.look(sheet);
        return sheet.with(List.of()).measure(measure);
    }
}
