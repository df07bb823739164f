package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// All languages to choose from, laid over the page.
final class LanguageSheet extends Region {
    private static final double TITLE = 0.8;
    private static final double GENEROUS = 1.3;

    private final Brush brush;
    private final FitText title;
    private final TileGrid grid;

    LanguageSheet(Brush given, List<LanguageTag> languages) {
        this.brush = given.spacious();
        title = FitText.centred(
                brush.words().of("language"),
                brush.type()::strong,
                given.panel().title() * TITLE);
        var taps = new ArrayList<Tap>();
        var tiles = new ArrayList<Tile>();
        for (LanguageTag language : languages) {
            String name = LanguageSwitch.endonym(language);
            Tile tile = Tile.plain(brush, name, null);
            Tap tap = new Tap("language-" + language, name, "tile", () -> choose(language), tile);
            tap.select(language.equals(brush.words().language()));
            tiles.add(tile);
            taps.add(tap);
        }
        grid = new TileGrid(brush, taps, tiles);
        setId("language-sheet");
        getStyleClass().add("backdrop");
        getChildren().addAll(title, grid);
    }

    private void choose(LanguageTag language) {
        brush.overlay().close();
        brush.taps().speak(language);
    }

    /// The name of the sheet stands right above the languages, both in the middle; on a tall panel what is tapped
    /// begins below its upper third.
    @Override
    protected void layoutChildren() {
        double margin = brush.panel().margin();
        double gap = brush.panel().gap();
        double width = getWidth() - 2 * margin;
        double heading = Math.min(title.prefHeight(width), getHeight() * 0.14) + gap;
        double free = getHeight() - 2 * margin - heading;
        double high = Math.min(free, grid.prefHeight(width) * GENEROUS);
        double top = margin * 0.6 + heading + (free - high) / 2;
        if (brush.panel().tall()) {
            top = Math.max(top, getHeight() / 3);
        }
        title.resizeRelocate(margin, top - heading, width, heading - gap);
        grid.resizeRelocate(margin, top, width, Math.min(high, getHeight() - top - margin));
    }
}
