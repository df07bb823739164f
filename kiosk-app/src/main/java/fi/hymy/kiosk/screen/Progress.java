package fi.hymy.kiosk.screen;

import fi.hymy.protocol.flow.Step;
import javafx.scene.layout.Region;

/// How much of the way is done, at the least.
final class Progress extends Region {
    private final Region track = new Region();
    private final Region fill = new Region();
    private final double share;

    Progress(Step.Ask ask) {
        share = (double) ask.position() / (ask.position() + ask.atMost());
        track.getStyleClass().add("track");
        fill.getStyleClass().add("fill");
        setMouseTransparent(true);
        setId("progress");
        getChildren().addAll(track, fill);
    }

    @Override
    protected void layoutChildren() {
        track.resizeRelocate(0, 0, getWidth(), getHeight());
        fill.setVisible(share > 0);
        fill.resizeRelocate(0, 0, Math.max(getHeight(), getWidth() * share), getHeight());
    }
}
