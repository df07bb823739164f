package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.staff.Fact;
import fi.hymy.kiosk.staff.Fact.Mood;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// Facts, one below the other: what it is, a sign where somebody should care, and how it stands.
final class StaffFactsPane extends Region {
    private static final double LABEL_SHARE = 0.32;
    private static final double TALLEST_MM = 12;

    private final Panel panel;
    private final List<Line> lines = new ArrayList<>();

    private record Line(FitText label, Region sign, FitText value) {}

    StaffFactsPane(StaffKit kit, List<Fact> facts) {
        this.panel = kit.panel();
        for (Fact fact : facts) {
            FitText label =
                    kit.plain(kit.words().of(fact.key()), panel.small() * 1.05).styled("muted");
            String said = fact.word() ? kit.words().of(fact.value()) : fact.value();
            var line = new Line(label, sign(fact.mood()), kit.strong(said, panel.small() * 1.15));
            lines.add(line);
            getChildren().addAll(line.label(), line.sign(), line.value());
        }
    }

    private Region sign(Mood mood) {
        double size = panel.small() * 1.3;
        return switch (mood) {
            case GOOD -> new Icon(Icon.CHECK, size);
            case BAD -> new Icon("M 12 3 L 22 20 L 2 20 Z M 12 10 L 12 14 M 12 17 L 12 17.2", size);
            case PLAIN -> new Region();
        };
    }

    @Override
    protected void layoutChildren() {
        double each = Math.min(panel.mm(TALLEST_MM), getHeight() / Math.max(1, lines.size()));
        double label = getWidth() * LABEL_SHARE;
        double sign = panel.small() * 1.3;
        double gap = panel.gap();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double y = i * each;
            line.label().resizeRelocate(0, y, label - gap, each);
            line.sign().resizeRelocate(label, y + (each - sign) / 2, sign, sign);
            double left = label + sign + gap;
            line.value().resizeRelocate(left, y, getWidth() - left, each);
        }
    }
}
