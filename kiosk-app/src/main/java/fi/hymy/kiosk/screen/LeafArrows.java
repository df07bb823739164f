package fi.hymy.kiosk.screen;

import java.util.function.IntConsumer;
import javafx.scene.layout.Region;

/// Two large arrows, one above the other: to the leaf before, and on, with how many things are still to come.
final class LeafArrows extends Region {
    private static final double WIDTH = 1.05;
    /// On a 7" panel, where each millimetre beside them is worth more to the words.
    private static final double COMPACT_WIDTH = 0.9;

    private final Panel panel;
    private final boolean rightToLeft;
    private final String moreWords;
    private final FitText count;
    private final Tap less;
    private final Tap more;

    /// @param turn told by how many leaves to turn: 1 or -1
    LeafArrows(Brush brush, IntConsumer turn) {
        this.panel = brush.panel();
        this.rightToLeft = brush.words().language().rightToLeft();
        this.moreWords = brush.words().of("more");
        count = FitText.centred(moreWords, brush.type()::medium, panel.small() * 1.1);
        double icon = panel.label() * 1.3;
        less = new Tap("less", brush.words().of("back"), "outline", () -> turn.accept(-1), new Icon(Icon.LESS, icon));
        more = new Tap(
                "more", moreWords, "outline", () -> turn.accept(1), new Below(panel, new Icon(Icon.MORE, icon), count));
        setPickOnBounds(false);
        less.setDisable(true);
        getChildren().addAll(less, more);
    }

    /// @param before how many things lie before
    /// @param after how many are still to come
    void show(int before, int after) {
        less.setDisable(before == 0);
        more.setDisable(after == 0);
        // JavaFX puts a sign and its number out of order in scripts that run from right to left.
        count.setWords(after == 0 ? "" : moreWords + (rightToLeft ? " " : " +") + after);
        more.setAccessibleText(moreWords + " " + after);
    }

    @Override
    protected double computePrefWidth(double height) {
        return panel.finger() * (panel.compact() ? COMPACT_WIDTH : WIDTH);
    }

    @Override
    protected void layoutChildren() {
        double half = (getHeight() - panel.gap()) / 2;
        less.resizeRelocate(0, 0, getWidth(), half);
        more.resizeRelocate(0, half + panel.gap(), getWidth(), half);
    }

    /// A drawing with words below it, where there are any.
    private static final class Below extends Region {
        private final Panel panel;
        private final Icon icon;
        private final FitText words;

        Below(Panel panel, Icon icon, FitText words) {
            this.panel = panel;
            this.icon = icon;
            this.words = words;
            setMouseTransparent(true);
            getChildren().addAll(icon, words);
        }

        @Override
        protected void layoutChildren() {
            double pad = panel.mm(1);
            double width = getWidth() - 2 * pad;
            double room = getHeight() - 2 * pad;
            boolean said = !words.words().isEmpty();
            double line = said ? Math.min(words.prefHeight(width), room * 0.65) : 0;
            double edge = Math.min(icon.getPrefWidth(), room - line);
            double top = (getHeight() - edge - line) / 2;
            icon.resizeRelocate((getWidth() - edge) / 2, top, edge, edge);
            words.setVisible(said);
            words.resizeRelocate(pad, top + edge, width, line);
        }
    }
}
