package fi.hymy.kiosk.screen;

import fi.hymy.protocol.flow.Step;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// The way as stones to step on, for children: those behind are filled, and one's own is the largest.
final class Steps extends Region {
    private static final int MOST = 10;

    private final Panel panel;
    private final List<Region> stones = new ArrayList<>();
    private final int here;

    Steps(Panel panel, Step.Ask ask) {
        this.panel = panel;
        int all = Math.min(MOST, ask.position() + ask.atMost());
        here = Math.min(ask.position(), all - 1);
        for (int i = 0; i < all; i++) {
            var stone = new Region();
            stone.getStyleClass().add(i <= here ? "fill" : "track");
            stones.add(stone);
        }
        setMouseTransparent(true);
        setId("progress");
        getChildren().addAll(stones);
    }

    @Override
    protected void layoutChildren() {
        double cell = Math.min(panel.mm(7), getWidth() * 0.5 / stones.size());
        double middle = panel.mm(3.6);
        for (int i = 0; i < stones.size(); i++) {
            double size = i == here ? cell * 0.72 : cell * 0.46;
            double x = AnswerPane.start(i, stones.size(), cell, 0, getWidth()) + (cell - size) / 2;
            stones.get(i).resizeRelocate(x, middle - size / 2, size, size);
        }
    }
}
