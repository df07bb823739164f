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
    private static final double TALLEST_IN_ROOM_MM = 22;
    /// Of a label's letters, where there is room.
    private static final double IN_ROOM = 0.72;

    private final Panel panel;
    private final List<Line> lines = new ArrayList<>();

    private record Line(FitText label, Region sign, FitText value) {}

    StaffFactsPane(StaffKit kit, List<Fact> facts) {
        this.panel = kit.panel();
        for (Fact fact : facts) {
            FitText label =
                    kit.plain(kit.words().of(fact.key()), letters() * 0.92).styled("muted");
            String said = fact.word() ? kit.words().of(fact.value()) : fact.value();
            var line = new Line(label, sign(fact.mood()), kit.strong(said, letters()));
            lines.add(line);
            getChildren().addAll(line.label(), line.sign(), line.value());
        }
    }

    private double letters() {
        return panel.roomy() ? panel.label() * IN_ROOM : panel.small() * 1.15;
    }

    private double signSize() {
        return letters() * 1.15;
    }

    private Region sign(Mood mood) {
        double size = signSize();
        return switch (mood) {
            case GOOD -> new Icon(Icon.CHECK, size);
            case BAD -> new Icon(Icon.WARNING, size);
            case PLAIN -> new Region();
        };
    }

    @Override
    protected void layoutChildren() {
        double tallest = panel.mm(panel.roomy() ? TALLEST_IN_ROOM_MM : TALLEST_MM);
        double each = Math.min(tallest, getHeight() / Math.max(1, lines.size()));
        double label = getWidth() * LABEL_SHARE;
        double sign = signSize();
        double gap = panel.gap();
        double rest = getWidth() - label - sign - gap;
        AnswerPane.sameSize(lines.stream().map(Line::label).toList(), letters() * 0.92, label - gap, each);
        AnswerPane.sameSize(lines.stream().map(Line::value).toList(), letters(), rest, each);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double y = i * each;
            line.label().resizeRelocate(0, y, label - gap, each);
            line.sign().resizeRelocate(label, y + (each - sign) / 2, sign, sign);
            double left = label + sign + gap;
            line.value().resizeRelocate(left, y, rest, each);
        }
    }
}
