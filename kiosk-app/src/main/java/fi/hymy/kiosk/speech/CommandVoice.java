package fi.hymy.kiosk.speech;

import fi.hymy.protocol.survey.LanguageTag;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A voice that starts a child process for each text, on a thread of its own (`speech`), one after another. Falling
/// silent ends the child. What waits is bounded; what takes longer than a minute is cut off.
final class CommandVoice implements Voice {
    private static final Logger LOG = LoggerFactory.getLogger(CommandVoice.class);
    private static final int MOST_WAITING = 40;
    private static final long LONGEST_SECONDS = 60;

    private final @Nullable Headset headset;
    private final int usual;
    private final Duration lookEvery;
    private final Thread reader;
    private final List<Consumer<Boolean>> listeners = new ArrayList<>();

    private volatile @Nullable Engine engine;
    private volatile boolean plugged;
    /// In percent of the volume that it has by its settings.
    private volatile int gain = 100;
    private volatile boolean closed;
    private volatile int volume;

    /// Guarded by this.
    private final Deque<Utterance> waiting = new ArrayDeque<>();
    /// Guarded by this: what is being read.
    private List<Process> reading = List.of();
    /// Guarded by this: counts what was said, so that a child of what is over is not left alive.
    private long turn;

    /// @param find looks for an engine, on the voice's own thread
    /// @param headset without it there is no speech, or null when there always is
    /// @param lookEvery how often to look whether the headset is plugged in
    CommandVoice(Supplier<Optional<Engine>> find, int volume, @Nullable Headset headset, Duration lookEvery) {
        this.volume = volume;
        this.usual = volume;
        this.headset = headset;
        this.lookEvery = lookEvery;
        this.plugged = headset == null;
        this.reader = Thread.ofPlatform().daemon().name("speech").unstarted(() -> run(find));
    }

    void start() {
        reader.start();
        if (headset != null) {
            Thread.ofPlatform().daemon().name("headset").start(() -> watch(headset));
        }
    }

    private void run(Supplier<Optional<Engine>> find) {
        engine = find.get().orElse(null);
        LOG.info(
                "speech: {}",
                engine == null ? "no engine is installed" : engine.getClass().getSimpleName());
        while (engine != null && !closed) {
            try {
                read(next());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// @param turn that it belongs to
    private record Task(Utterance utterance, long turn) {}

    private synchronized Task next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return new Task(waiting.removeFirst(), turn);
    }

    private void read(Task task) throws InterruptedException {
        Engine reading = engine;
        LanguageTag language = task.utterance().language();
        if (reading == null || !reading.speaks(language)) {
            return;
        }
        List<Process> children;
        try {
            children = ProcessBuilder.startPipeline(children(reading.commands(language, volume * gain / 100)));
        } catch (IOException e) {
            LOG.warn("a text was not read aloud: {}", e.toString());
            return;
        }
        if (take(children, task.turn())) {
            write(children.getFirst(), task.utterance().words());
            if (!children.getLast().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a text was cut off after {} s", LONGEST_SECONDS);
            }
        }
        end(children);
    }

    private static List<ProcessBuilder> children(List<List<String>> commands) {
        List<ProcessBuilder> children = commands.stream()
                .map(command -> new ProcessBuilder(command).redirectError(Redirect.DISCARD))
                .toList();
        children.getLast().redirectOutput(Redirect.DISCARD);
        return children;
    }

    private synchronized boolean take(List<Process> children, long of) {
        if (of != turn || closed) {
            return false;
        }
        reading = children;
        return true;
    }

    private static void write(Process child, String words) {
        try (OutputStream input = child.getOutputStream()) {
            input.write((words + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException silenced) {
            LOG.debug("the engine was silenced while it was told what to read");
        }
    }

    private static void end(List<Process> children) {
        children.forEach(Process::destroy);
    }

    private void watch(Headset looked) {
        while (!closed) {
            boolean now = looked.plugged();
            if (now != plugged) {
                plugged = now;
                if (!now) {
                    hush();
                }
                tell(now);
            }
            try {
                Thread.sleep(lookEvery);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void tell(boolean now) {
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public boolean speaks(LanguageTag language) {
        Engine found = engine;
        return plugged && found != null && found.speaks(language);
    }

    @Override
    public synchronized void say(List<Utterance> utterances) {
        hush();
        if (plugged && !closed) {
            utterances.stream().limit(MOST_WAITING).forEach(waiting::add);
            notifyAll();
        }
    }

    @Override
    public synchronized void hush() {
        turn++;
        waiting.clear();
        end(reading);
        reading = List.of();
    }

    @Override
    public int volume() {
        return volume;
    }

    @Override
    public void volume(int percent) {
        volume = Math.clamp(percent, 0, 100);
    }

    @Override
    public void usualVolume() {
        volume = usual;
    }

    @Override
    public void gain(int percent) {
        gain = percent;
    }

    @Override
    public synchronized void headset(Consumer<Boolean> listener) {
        listeners.add(listener);
        if (headset != null && plugged) {
            listener.accept(true);
        }
    }

    @Override
    public void close() {
        closed = true;
        hush();
        reader.interrupt();
    }
}
