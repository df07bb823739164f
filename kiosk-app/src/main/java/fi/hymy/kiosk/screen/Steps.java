package fi.hymy.kiosk.screen;

import fi.hymy.protocol.flow.Step;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// The way as stones to step on, for children: those behind are filled, and one's own is the largest. They
/// stand in one row across all the room they are given.
final class Steps extends Region {
    private static final int MOST = 10;
    private static final double CELL_MM = 7;
    /// Smaller ones could not be told apart.
    private static final double LEAST_CELL_MM = 2.2;
    /// From here on they stand close together, with less between them.
    private static final double CLOSE_MM = 5;

    private final Panel panel;
    private final List<Region> stones = new ArrayList<>();
    private final int here;

    Steps(Panel panel, Step.Ask ask) {
        this.panel = panel;
        int all = Math.min(MOST, ask.position() + ask.atMost());
        here = Math.min(ask.position(), all - 1);
        for (int i = 0; i < all; i++) {
            var stone = new Region();
            stone.getStyleClass().add(i <= here ? "fill" : "stone");
            stones.add(stone);
        }
        setMouseTransparent(true);
        setId("progress");
        getChildren().addAll(stones);
    }

    /// Whether the stones can be told apart in a row of this width.
    boolean fits(double width) {
        return width >= stones.size() * panel.mm(LEAST_CELL_MM);
    }

    @Override
    protected double computePrefWidth(double height) {
        return stones.size() * panel.mm(CELL_MM);
    }

    @Override
    protected double computePrefHeight(double width) {
        return panel.mm(CELL_MM);
    }

    @Override
    protected void layoutChildren() {
        double cell = Math.min(panel.mm(CELL_MM), getWidth() / stones.size());
        boolean close = cell < panel.mm(CLOSE_MM);
        for (int i = 0; i < stones.size(); i++) {
            double share = i == here ? (close ? 0.88 : 0.72) : close ? 0.58 : 0.46;
            double size = cell * share;
            double x = AnswerPane.start(i, stones.size(), cell, 0, getWidth()) + (cell - size) / 2;
            stones.get(i).resizeRelocate(x, (getHeight() - size) / 2, size, size);
        }
    }
}
