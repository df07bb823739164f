package fi.hymy.acceptance.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// What can be asked of a driven kiosk.
///
/// `tap ID` · `hold X Y MILLIS` (a finger rests on the glass; shares of its width and height) ·
/// `screen` · `nodes` · `texts` · `screenshot FILE` · `paint ID` (taps; answers nanoseconds from
/// the finger's coming to its being painted, and from its going to what that changed) · `commits`
/// (nanoseconds that each response took to be kept, so far) · `poke SEED RATE` · `memory` · `auto SEED
/// PAUSE` · `rest` · `crowd KIND VERSION HASH COUNT SEED` (so many visitors of the last month at once).
final class DriveLanguage implements UnaryOperator<String> {
    private static final String SEPARATOR = "\u001F";

    private final Glass glass = new Glass();
    private final Witness witness;
    private @Nullable Thread respondent;
    private @Nullable Poker poker;

    DriveLanguage(Witness witness) {
        this.witness = witness;
    }

    @Override
    public synchronized String apply(String request) {
        String[] words = request.split(" ", 2);
        String rest = words.length < 2 ? "" : words[1];
        return switch (words[0]) {
            case "tap" -> tap(rest);
            case "hold" -> hold(rest.split(" "));
            case "screen" -> Fx.ask(() -> glass.screen().orElse(""));
            case "nodes" -> joined(Fx.ask(glass::nodes));
            case "texts" -> joined(Fx.ask(glass::texts));
            case "screenshot" -> screenshot(Path.of(rest));
            case "paint" -> paint(rest);
            case "commits" -> witness.commitNanos();
            case "auto" -> auto(rest);
            case "rest" -> rest();
            case "poke" -> poke(rest);
            case "memory" -> memory();
            case "crowd" -> crowd(rest);
            default -> throw new IllegalArgumentException("there is no request '" + words[0] + "'");
        };
    }

    private String tap(String id) {
        Fx.ask(() -> {
            glass.tap(id);
            return true;
        });
        // What the tap set off on the FX thread is done before this is answered.
        Fx.ask(() -> true);
        return "";
    }

    private String hold(String[] words) {
        Fx.ask(() -> {
            glass.press(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
            return true;
        });
        try {
            Thread.sleep(Long.parseLong(words[2]));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Fx.ask(() -> {
            glass.release();
            return true;
        });
        return "";
    }

    private String screenshot(Path file) {
        WritableImage image = Fx.ask(glass::snapshot);
        try {
            Glass.write(image, file);
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String paint(String id) {
        PaintWatch.Tapped tapped = PaintWatch.tap(glass, id);
        return tapped.pressNanos() + " " + tapped.releaseNanos();
    }

    /// @param words seed, and the longest pause between two taps in milliseconds
    String auto(String words) {
        rest();
        String[] numbers = words.split(" ");
        RandomGenerator random = new SplittableRandom(Long.parseLong(numbers[0]));
        respondent = Thread.ofPlatform()
                .daemon()
                .name("respondent")
                .start(new Respondent(random, Integer.parseInt(numbers[1])));
        return "";
    }

    /// @param words seed, and pokes a second
    private String poke(String words) {
        rest();
        String[] numbers = words.split(" ");
        var started = new Poker(new SplittableRandom(Long.parseLong(numbers[0])), Integer.parseInt(numbers[1]));
        poker = started;
        respondent = Thread.ofPlatform().daemon().name("poker").start(started);
        return "";
    }

    /// Bytes of heap that are used after a full collection, threads, and pokes so far.
    private String memory() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        return heap + " " + threads + " " + (poker == null ? 0 : poker.pokes());
    }

    private String crowd(String words) {
        Crowd.parse(words).visit(witness);
        return "";
    }

    private String rest() {
        if (respondent != null) {
            respondent.interrupt();
            respondent = null;
        }
        return "";
    }

    private static String joined(List<String> parts) {
        return String.join(
                SEPARATOR,
                parts.stream()
                        .map(part -> part.replace(SEPARATOR, " ").replace('\n', ' '))
                        .toList());
    }
}
