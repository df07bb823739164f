package fi.hymy.acceptance.drive;

import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody who answers whatever is asked, quickly and at random, for ever: taps what can be tapped, turns leaves, goes
/// back now and then, changes the language, types a few letters.
final class Respondent implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Respondent.class);
    private static final int REST_MILLIS = 10;

    private final Glass glass = new Glass();
    private final RandomGenerator random;
    private final int pauseMillis;

    /// @param pauseMillis between two taps, at the most
    Respondent(RandomGenerator random, int pauseMillis) {
        this.random = random;
        this.pauseMillis = pauseMillis;
    }

    private record Sight(String screen, List<String> nodes) {}

    /// Ends when its thread is interrupted.
    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                step();
                Thread.sleep(random.nextInt(pauseMillis + 1) + 1L);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IllegalStateException e) {
                // The screen changed between looking and tapping, as it does under a real finger.
                LOG.debug("a tap went astray: {}", e.getMessage());
            }
        }
    }

    private void step() throws InterruptedException {
        Sight sight = Fx.ask(() -> new Sight(glass.screen().orElse(""), glass.nodes()));
        String target =
                switch (sight.screen()) {
                    case "screen-attract", "screen-question" -> onQuestion(sight.nodes());
                    case "screen-thanks" -> "screen-thanks";
                    case "screen-idle-warning" -> "stay";
                    default -> "";
                };
        if (target.isEmpty()) {
            Thread.sleep(REST_MILLIS);
        } else {
            Fx.ask(() -> {
                glass.tap(target);
                return true;
            });
        }
    }

    private String onQuestion(List<String> nodes) {
        List<String> keys = startingWith(nodes, "key-");
        List<String> choices = startingWith(nodes, "choice-");
        List<String> languages = startingWith(nodes, "language-");
        // Somebody before may have left the sheet open, under which nothing else is reached.
        if (nodes.contains("access-done")) {
            return "access-done";
        }
        if (nodes.contains("more") && chance(25)) {
            return "more";
        }
        if (!languages.isEmpty() && chance(3)) {
            return any(languages);
        }
        if (nodes.contains("back") && chance(4)) {
            return "back";
        }
        if (nodes.contains("skip") && chance(8)) {
            return "skip";
        }
        if (nodes.contains("next") && chance(55)) {
            return "next";
        }
        if (!keys.isEmpty()) {
            return any(keys);
        }
        if (!choices.isEmpty()) {
            return any(choices);
        }
        return List.of("start", "next", "skip").stream()
                .filter(nodes::contains)
                .findFirst()
                .orElse("");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String any(List<String> nodes) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private static List<String> startingWith(List<String> nodes, String prefix) {
        return nodes.stream().filter(node -> node.startsWith(prefix)).toList();
    }
}
