package fi.hymy.kiosk.screen;

import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The screen of a closed site: black, so that a dark shop stays dark. A touch anywhere wakes it.
final class SleepPage extends Region {
    SleepPage() {
        setId("screen-asleep");
        setBackground(new Background(new BackgroundFill(Color.BLACK, CornerRadii.EMPTY, Insets.EMPTY)));
    }
}
