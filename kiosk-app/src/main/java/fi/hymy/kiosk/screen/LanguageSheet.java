package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// All languages to choose from, laid over the page.
final class LanguageSheet extends Region {
    private final Brush brush;
    private final TileGrid grid;

    LanguageSheet(Brush brush, List<LanguageTag> languages) {
        this.brush = brush;
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
        getChildren().add(grid);
    }

    private void choose(LanguageTag language) {
        brush.overlay().close();
        brush.taps().speak(language);
    }

    @Override
    protected void layoutChildren() {
        double margin = brush.panel().margin();
        double top = brush.panel().tall() ? getHeight() / 3 : margin;
        grid.resizeRelocate(margin, top, getWidth() - 2 * margin, getHeight() - top - margin);
    }
}
