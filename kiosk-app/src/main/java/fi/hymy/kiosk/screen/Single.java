package fi.hymy.kiosk.screen;

import javafx.scene.layout.Region;

/// One thing of a given size, centred.
final class Single extends Region {
    private final Region thing;
    private final double width;
    private final double height;

    Single(Region thing, double width, double height) {
        this.thing = thing;
        this.width = width;
        this.height = height;
        getChildren().add(thing);
    }

    @Override
    protected double computePrefHeight(double room) {
        return height;
    }

    @Override
    protected double computeMaxHeight(double room) {
        return height;
    }

    @Override
    protected void layoutChildren() {
        double wide = Math.min(width, getWidth());
        thing.resizeRelocate((getWidth() - wide) / 2, 0, wide, Math.min(height, getHeight()));
    }
}
