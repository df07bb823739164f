package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.screen.Finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Looks a laid-out screen over: that nothing is cut off, nothing lies on anything else, and that fingers and eyes find
/// everything large enough. What lies below a card or a sheet is out of use and not looked at.
final class ScreenCheck {
    /// Letters and edges are rounded to pixels.
    private static final double ROUNDING = 2;
    private static final double SHORT_OF = 0.97;
    /// Of a text's height: above and below the letters of most lines nothing is drawn.
    private static final double AIR = 0.18;
    /// Keys of a keyboard, in millimetres: eleven of them must find room in a row.
    private static final double KEY = 8;
    /// What carries an answer, or leads on.
    private static final Set<String> ANSWERS = Set.of("tile", "cell", "primary");

    private final Panel panel;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Tap> taps = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();
    private final List<Node> steps = new ArrayList<>();

    /// A text on the glass.
    private record Words(Text text, Bounds place, @Nullable Tap in) {}

    private ScreenCheck(Panel panel) {
        this.panel = panel;
    }

    /// @param root styled and laid out
    static List<Finding> of(Parent root, Panel panel) {
        var check = new ScreenCheck(panel);
        List<Node> layers = root.getChildrenUnmodifiable();
        check.walk(layers.getLast(), null);
        check.targets();
        check.overlaps();
        return List.copyOf(check.findings);
    }

    private void walk(Node node, @Nullable Tap in) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (Buffered.is(node)) {
            find(Rule.BUFFERED, node.getId(), String.join(" ", node.getStyleClass()));
        }
        Tap inside = node instanceof Tap tap ? tap : in;
        if (node instanceof Tap tap) {
            taps.add(tap);
        }
        if (node instanceof Page page && page.silent()) {
            find(Rule.UNSAID, page.getId(), "what helps to answer stands nowhere");
        }
        if (node instanceof Steps way) {
            steps.addAll(way.getChildrenUnmodifiable());
        }
        if (node instanceof FitText fit && !fit.words().isBlank()) {
            text(fit, in);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, inside));
        }
    }

    private void text(FitText fit, @Nullable Tap in) {
        var text = (Text) fit.getChildrenUnmodifiable().getFirst();
        Bounds letters = text.localToScene(text.getLayoutBounds());
        Bounds room = fit.localToScene(fit.getLayoutBounds());
        if (!within(letters, room)
                || !within(letters, glass())
                || text.getText().isEmpty()) {
            find(Rule.CLIPPED, start(fit.words()), "in a room of " + size(room));
        }
        double least = least(text, in);
        double capital = panel.capital(text.getFont().getSize());
        if (capital < least * SHORT_OF) {
            find(Rule.SMALL_LETTERS, start(fit.words()), millimetres(capital) + " of at least " + millimetres(least));
        }
        words.add(new Words(text, letters, in));
    }

    /// Questions, and what is tapped to answer, need larger letters than what stands beside them; the name of a face
    /// is such a thing, for the face says it.
    private double least(Text text, @Nullable Tap in) {
        if (text.getStyleClass().contains("question")) {
            return panel.leastQuestion();
        }
        boolean tapped = in != null
                && !in.getId().startsWith("key-")
                && in.getStyleClass().stream().anyMatch(ANSWERS::contains);
        boolean answer = text.getStyleClass().contains("answer") || tapped;
        if (!answer || text.getStyleClass().contains("muted")) {
            return panel.leastLetters();
        }
        double pictured = text.getStyleClass().contains("pictured") ? TileGrid.READABLE_WITH_PICTURE : 1;
        return panel.leastAnswer() * pictured;
    }

    private void targets() {
        for (Tap tap : taps) {
            Bounds place = tap.localToScene(tap.getLayoutBounds());
            boolean key = tap.getId().startsWith("key-");
            double least = key ? panel.mm(KEY) : panel.target();
            if (Math.min(place.getWidth(), place.getHeight()) < least * SHORT_OF) {
                find(Rule.SMALL_TARGET, tap.getId(), size(place));
            }
            if (!within(place, glass())) {
                find(Rule.CLIPPED, tap.getId(), "reaches out of the glass");
            }
            if (panel.tall() && place.getMinY() < panel.height() / 3 - ROUNDING) {
                find(Rule.OUT_OF_REACH, tap.getId(), "begins at " + millimetres(place.getMinY() / panel.mm(1)));
            }
        }
    }

    private void overlaps() {
        for (int i = 0; i < taps.size(); i++) {
            Bounds one = taps.get(i).localToScene(taps.get(i).getLayoutBounds());
            for (Tap other : taps.subList(i + 1, taps.size())) {
                if (overlap(one, other.localToScene(other.getLayoutBounds()))) {
                    find(Rule.OVERLAP, taps.get(i).getId(), "and " + other.getId());
                }
            }
            for (Node step : steps) {
                if (overlap(one, step.localToScene(step.getLayoutBounds()))) {
                    find(Rule.OVERLAP, taps.get(i).getId(), "and the steps of the way");
                }
            }
            for (Words each : words) {
                if (each.in() != taps.get(i) && !inside(each.text(), taps.get(i)) && overlap(one, core(each))) {
                    find(
                            Rule.OVERLAP,
                            taps.get(i).getId(),
                            "and " + start(each.text().getText()));
                }
            }
        }
        for (int i = 0; i < words.size(); i++) {
            for (Words other : words.subList(i + 1, words.size())) {
                if (overlap(core(words.get(i)), core(other))) {
                    find(
                            Rule.OVERLAP,
                            start(words.get(i).text().getText()),
                            "and " + start(other.text().getText()));
                }
            }
        }
    }

    private static boolean inside(Node node, Tap tap) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == tap) {
                return true;
            }
        }
        return false;
    }

    private static Bounds core(Words words) {
        Bounds place = words.place();
        double air = AIR * words.text().getFont().getSize();
        return new BoundingBox(
                place.getMinX(), place.getMinY() + air, place.getWidth(), Math.max(1, place.getHeight() - 2 * air));
    }

    private static boolean overlap(Bounds one, Bounds other) {
        double across = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double down = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return across > ROUNDING && down > ROUNDING;
    }

    private static boolean within(Bounds inner, Bounds outer) {
        return inner.getMinX() >= outer.getMinX() - ROUNDING
                && inner.getMinY() >= outer.getMinY() - ROUNDING
                && inner.getMaxX() <= outer.getMaxX() + ROUNDING
                && inner.getMaxY() <= outer.getMaxY() + ROUNDING;
    }

    private Bounds glass() {
        return new BoundingBox(0, 0, panel.width(), panel.height());
    }

    private String size(Bounds place) {
        return millimetres(place.getWidth() / panel.mm(1)) + " × " + millimetres(place.getHeight() / panel.mm(1));
    }

    private static String millimetres(double length) {
        return String.format(Locale.ROOT, "%.1f mm", length);
    }

    private static String start(String words) {
        String line = words.replace('\n', ' ');
        return "“" + (line.length() <= 24 ? line : line.substring(0, 24) + "…") + "”";
    }

    private void find(Rule rule, @Nullable String where, String what) {
        findings.add(new Finding(rule, where == null ? "?" : where, what));
    }
}
