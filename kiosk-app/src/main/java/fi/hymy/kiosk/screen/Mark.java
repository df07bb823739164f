package fi.hymy.kiosk.screen;

import javafx.scene.layout.StackPane;

/// The box before something that can be chosen; round where only one can be, with a number where order counts.
final class Mark extends StackPane {
    private final FitText number;

    private Mark(Brush brush, boolean round, boolean checked) {
        getStyleClass().add("box");
        if (round) {
            getStyleClass().add("round");
        }
        number = FitText.centred("", brush.type()::strong, brush.panel().label() * 0.74)
                .styled("muted");
        getChildren()
                .add(
                        checked
                                ? new Icon(
                                        Icon.CHECK,
                                        Math.min(
                                                brush.panel().label() * 1.05,
                                                brush.panel().mm(10)))
                                : number);
        setMouseTransparent(true);
    }

    static Mark one(Brush brush) {
        return new Mark(brush, true, true);
    }

    static Mark several(Brush brush) {
        return new Mark(brush, false, true);
    }

    static Mark place(Brush brush) {
        return new Mark(brush, true, false);
    }

    /// @param place 1 and up; 0 for none
    void number(int place) {
        number.setWords(place == 0 ? "" : Integer.toString(place));
    }
}
