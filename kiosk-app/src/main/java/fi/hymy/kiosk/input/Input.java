package fi.hymy.kiosk.input;

import fi.hymy.kiosk.config.InputSettings.PanelKey;

/// Something on a panel that is either active or not.
public sealed interface Input {
    /// A smiley button.
    ///
    /// @param place 1 gives the worst answer
    record Button(int place) implements Input {}

    /// A key that moves the focus on the screen.
    record Navigation(PanelKey key) implements Input {}

    /// Active while somebody stands before the kiosk.
    record Presence() implements Input {}
}
