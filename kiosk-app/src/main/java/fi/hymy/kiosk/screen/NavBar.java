package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Move;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Back at one end; skip and next at the other; between them what had no room elsewhere, and that an answer is being
/// stored.
final class NavBar extends Region {
    static final double ASIDE_LETTERS = 1.12;
    /// Of the smallest letters: nobody notices so little.
    static final double NEARLY = 0.975;

    private final Brush brush;
    private final Tap back;
    private final Tap skip;
    private final Tap next;
    private final boolean reserved;
    private final boolean oneTap;
    private final boolean skippable;
    private final FitText aside;
    private final IconLabel saving;
    private final Map<Tap, IconLabel> labels = new HashMap<>();

    NavBar(Brush brush, Asking asking) {
        this(brush, asking, false);
    }

    private NavBar(Brush brush, Asking asking, boolean reserved) {
        this.brush = brush;
        this.reserved = reserved;
        this.oneTap = asking.oneTap();
        this.skippable = asking.moves().contains(Move.SKIP);
        var taps = brush.taps();
        back = tap("back", "ghost", Icon.BACK, null, taps::back);
        skip = tap("skip", "ghost", null, null, taps::skip);
        next = tap("next", "primary", null, Icon.FORWARD, taps::next);
        aside = FitText.centred("", brush.type()::regular, brush.panel().small() * ASIDE_LETTERS);
        saving = new IconLabel(
                brush.panel(),
                brush.words().of("saving"),
                brush.type()::medium,
                brush.panel().label(),
                Icon.HOURGLASS,
                null);
        saving.getStyleClass().add("saving");
        getChildren().addAll(back, skip, next, aside, saving);
        setPickOnBounds(false);
        show(asking);
    }

    /// The same room with nothing to tap in it: so that nothing moves when there is something later.
    static NavBar reserved(Brush brush, Asking asking) {
        return new NavBar(brush, asking, true);
    }

    private Tap tap(String id, String styleClass, @Nullable String before, @Nullable String after, Runnable action) {
        String words = brush.words().of(id);
        var label = new IconLabel(
                brush.panel(), words, brush.type()::medium, brush.panel().label(), before, after);
        var tap = new Tap(id, words, styleClass, action, label);
        labels.put(tap, label);
        return tap;
    }

    /// A one-tap question shows "next" only when it was answered before; elsewhere "next" waits for the selection.
    /// There is one way on: what is answered is not skipped.
    void show(Asking asking) {
        boolean ready = asking.moves().contains(Move.NEXT);
        back.setVisible(!reserved && asking.moves().contains(Move.BACK));
        next.setVisible(!reserved && (!oneTap || ready));
        next.setDisable(!ready);
        skip.setVisible(!reserved && asking.moves().contains(Move.SKIP) && !ready);
        aside.setVisible(true);
        saving.setVisible(false);
        requestLayout();
    }

    /// Says, instead of what there is to tap, that the answer is being stored.
    void busy() {
        for (Region each : List.of(back, skip, next, aside)) {
            each.setVisible(false);
        }
        saving.setVisible(true);
    }

    /// Whether these words can be read in what is free between the ways back and on.
    boolean hasRoomFor(FitText words, double width) {
        double room = afterAside(width) - beforeAside();
        double letters =
                room > 0 ? words.fitting(room, prefHeight(width) + brush.panel().gap()) : 0;
        return brush.panel().capital(letters) >= brush.panel().leastLetters() * NEARLY;
    }

    /// @param words empty for none
    void aside(String words) {
        aside.setWords(words);
    }

    private double beforeAside() {
        return back.isVisible() ? wide(back) + brush.panel().gap() : 0;
    }

    /// The same whatever is chosen, so that the words stay where they are.
    private double afterAside(double width) {
        double gap = brush.panel().gap();
        return reserved ? width : width - wide(next) - gap - (skippable ? wide(skip) + gap : 0);
    }

    private double wide(Tap tap) {
        return Math.max(tap.prefWidth(-1), brush.panel().target() * 1.3);
    }

    /// The ways have letters of one size, though one may have more room than another.
    private void sameSize() {
        double letters = labels.entrySet().stream()
                .filter(way -> way.getKey().isVisible())
                .mapToDouble(way -> way.getValue()
                        .fitting(way.getKey().getWidth(), way.getKey().getHeight()))
                .min()
                .orElse(brush.panel().label());
        labels.values().forEach(label -> label.limit(letters));
    }

    @Override
    protected double computePrefHeight(double width) {
        return brush.panel().target();
    }

    @Override
    protected void layoutChildren() {
        double gap = brush.panel().gap();
        double shown = 1 + (next.isVisible() ? 1 : 0) + (skip.isVisible() ? 1 : 0);
        double wanted =
                wide(back) + (skip.isVisible() ? gap + wide(skip) : 0) + (next.isVisible() ? gap + wide(next) : 0);
        double widest = wanted <= getWidth() ? getWidth() : (getWidth() - (shown - 1) * gap) / shown;
        double height = getHeight();
        back.resizeRelocate(0, 0, Math.min(widest, wide(back)), height);
        double right = getWidth();
        if (next.isVisible()) {
            double width = Math.min(widest, wide(next));
            next.resizeRelocate(right - width, 0, width, height);
            right -= width + gap;
        }
        double width = Math.min(widest, wide(skip));
        skip.resizeRelocate(right - width, 0, width, height);
        saving.resizeRelocate(0, 0, getWidth(), height);
        sameSize();
        double from = beforeAside();
        // It may reach a little above and below what is tapped: nothing else is there.
        aside.resizeRelocate(from, -gap / 2, Math.max(0, afterAside(getWidth()) - from), height + gap);
    }
}
