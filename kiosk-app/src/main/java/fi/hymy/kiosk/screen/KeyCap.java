package fi.hymy.kiosk.screen;

/// One key.
///
/// @param label what stands on it; empty beside a drawing
/// @param width as a multiple of a letter key's
/// @param size of its letters, as a multiple of a label's
record KeyCap(Tap tap, FitText label, double width, double size) {
    KeyCap wide(double wider) {
        return new KeyCap(tap, label, wider, size);
    }
}
