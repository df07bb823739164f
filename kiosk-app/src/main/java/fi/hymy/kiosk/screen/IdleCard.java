package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.protocol.survey.SurveySettings.PartialPolicy;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Shape;

/// Asks whether somebody is still here, and shows the seconds run out.
final class IdleCard extends Region {
    private static final double FULL = 360;
    private static final double TICK_MILLIS = 1000;
    private static final double WIDEST_MM = 190;
    private static final double WIDEST_ON_TALL_MM = 230;
    private static final double BUTTON_MM = 150;

    private final Panel panel;
    private final boolean motion;
    private final Region veil = new Region();
    private final Region card = new Region();
    private final Circle track = new Circle();
    private final Arc ring = new Arc();
    private final FitText seconds;
    private final FitText title;
    private final FitText words;
    private final Tap stay;

    IdleCard(Brush brush, IdleWarning warning) {
        this.panel = brush.panel();
        this.motion = brush.motion();
        veil.getStyleClass().add("veil");
        card.getStyleClass().add("card");
        track.getStyleClass().add("ring-track");
        ring.getStyleClass().add("ring");
        ring.setType(ArcType.OPEN);
        boolean kept = warning.behind().survey().settings().partial() == PartialPolicy.KEEP;
        seconds = FitText.centred("", brush.type()::strong, panel.title());
        title = FitText.centred(brush.words().of("stillThere"), brush.type()::strong, panel.title() * 0.85);
        words = FitText.centred(
                brush.words().of(kept ? "returning" : "returningDiscard"), brush.type()::regular, panel.label() * 0.95);
        FitText label = FitText.centred(brush.words().of("stay"), brush.type()::strong, panel.label() * 1.15);
        stay = new Tap("stay", label.words(), "primary", brush.taps()::touch, label);
        setId("screen-idle-warning");
        var inside = new Region[] {title, words, seconds};
        for (Region part : inside) {
            part.getStyleClass().add("card-text");
        }
        getChildren().addAll(veil, card, track, ring, seconds, title, words, stay);
        show(warning);
    }

    void show(IdleWarning warning) {
        seconds.setWords(Long.toString(warning.left().toSeconds()));
        double whole = Math.max(1, warning.whole().toMillis());
        ring.setStartAngle(90);
        ring.setLength(FULL * warning.left().toMillis() / whole);
        Motion.shrink(ring, FULL * (warning.left().toMillis() - TICK_MILLIS) / whole, motion);
    }

    @Override
    protected void layoutChildren() {
        veil.resizeRelocate(0, 0, getWidth(), getHeight());
        double widest = panel.mm(panel.tall() ? WIDEST_ON_TALL_MM : WIDEST_MM);
        double width = Math.min(getWidth() - 2 * panel.margin(), widest);
        double pad = panel.margin();
        double inner = width - 2 * pad;
        double radius = panel.title() * 1.35;
        double button = panel.target() * 1.1;
        double gap = panel.gap();
        double fixed = 2 * pad + 2 * radius + button + 3 * gap;
        double most = getHeight() - 2 * gap - fixed;
        double titleHeight = Math.min(title.prefHeight(inner), most * 0.5);
        double wordsHeight = Math.min(words.prefHeight(inner), most - titleHeight);
        double height = fixed + titleHeight + wordsHeight;
        double x = (getWidth() - width) / 2;
        double above = panel.tall() ? getHeight() / 3 : 0;
        double y = Math.max(0, above + (getHeight() - above - height) / 2);
        card.resizeRelocate(x, y, width, height);
        placeRing(getWidth() / 2, y + pad + radius, radius);
        y += pad + 2 * radius + gap;
        title.resizeRelocate(x + pad, y, inner, titleHeight);
        y += titleHeight + gap * 0.6;
        words.resizeRelocate(x + pad, y, inner, wordsHeight);
        y += wordsHeight + gap * 1.4;
        double wide = Math.min(inner, panel.mm(BUTTON_MM));
        stay.resizeRelocate((getWidth() - wide) / 2, y, wide, button);
    }

    private void placeRing(double x, double y, double radius) {
        double stroke = panel.mm(1.8);
        for (var shape : new Shape[] {track, ring}) {
            shape.setStrokeWidth(stroke);
        }
        track.setCenterX(x);
        track.setCenterY(y);
        track.setRadius(radius - stroke / 2);
        ring.setCenterX(x);
        ring.setCenterY(y);
        ring.setRadiusX(radius - stroke / 2);
        ring.setRadiusY(radius - stroke / 2);
        seconds.resizeRelocate(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
