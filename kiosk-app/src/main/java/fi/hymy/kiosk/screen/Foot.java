package fi.hymy.kiosk.screen;

import javafx.scene.layout.Region;

/// The languages in the middle of the lower edge.
final class Foot extends Region {
    private final Panel panel;
    private final LanguageSwitch choice;

    Foot(Panel panel, LanguageSwitch choice) {
        this.panel = panel;
        this.choice = choice;
        setPickOnBounds(false);
        getChildren().add(choice);
    }

    @Override
    protected double computePrefHeight(double width) {
        return panel.target();
    }

    @Override
    protected void layoutChildren() {
        double wide = Math.min(choice.prefWidth(-1), getWidth());
        choice.resizeRelocate((getWidth() - wide) / 2, 0, wide, getHeight());
    }
}
