package fi.hymy.kiosk.device.sound;

import fi.hymy.kiosk.config.SoundSettings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns the box up and down: by its mixer where it has one, else by what this program plays itself.
///
/// Mixers are programs that take a moment, so they are asked on a worker, one wish after another.
public final class Loudness {
    private static final Logger LOG = LoggerFactory.getLogger(Loudness.class);
    private static final long PATIENCE_SECONDS = 5;
    private static final int FULL = 100;

    /// PipeWire, and the names that ALSA gives to the loudspeaker of most boxes.
    private static final List<List<String>> USUAL = List.of(
            List.of("wpctl", "set-volume", "@DEFAULT_AUDIO_SINK@", SoundSettings.PERCENT + "%"),
            List.of("amixer", "-q", "-M", "sset", "Master", SoundSettings.PERCENT + "%"),
            List.of("amixer", "-q", "-M", "sset", "PCM", SoundSettings.PERCENT + "%"));

    private final List<List<String>> mixers;
    private final Executor worker;
    private final IntConsumer ownGain;
    private volatile int gain = FULL;

    /// @param worker one thread, which may wait for a mixer
    /// @param ownGain how loud this program plays, in percent of what it plays usually: less than 100 only where
    ///     no mixer does it
    public Loudness(SoundSettings settings, Executor worker, IntConsumer ownGain) {
        this.worker = worker;
        this.ownGain = ownGain;
        this.mixers = switch (settings.mixer()) {
            case AUTO -> USUAL;
            case NONE -> List.of();
            case OWN -> List.of(settings.command());
        };
    }

    /// From any thread; returns at once.
    ///
    /// @param percent 0 to 100
    /// @return complete, once it is done, with whether a mixer did it
    public CompletionStage<Boolean> set(int percent) {
        return CompletableFuture.supplyAsync(() -> turn(percent), worker);
    }

    /// What this program plays is to be played so loud, in percent.
    public int gain() {
        return gain;
    }

    private boolean turn(int percent) {
        boolean mixed = mixers.stream().anyMatch(mixer -> takes(mixer, percent));
        gain = mixed ? FULL : percent;
        ownGain.accept(gain);
        LOG.info("the volume is {} %, by {}", percent, mixed ? "the mixer" : "what is played, for no mixer does it");
        return mixed;
    }

    private static boolean takes(List<String> mixer, int percent) {
        List<String> command = mixer.stream()
                .map(word -> word.replace(SoundSettings.PERCENT, Integer.toString(percent)))
                .toList();
        try {
            Process program = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                program.getOutputStream().close();
                return program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && program.exitValue() == 0;
            } finally {
                program.destroyForcibly();
            }
        } catch (IOException notThere) {
            LOG.debug("no such mixer: {}", command.getFirst());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
