package fi.hymy.kiosk.staff;

import java.time.Duration;

/// What the staff is shown now.
public sealed interface StaffView {
    /// Nobody of the staff is here; visitors have the screen.
    record Away() implements StaffView {}

    /// Asks for the PIN.
    ///
    /// @param digits how many were typed
    /// @param wrong whether the one before was wrong
    /// @param checking whether it is being checked, which takes a moment
    record PinPad(int digits, boolean wrong, boolean checking) implements StaffView {}

    /// Too many wrong ones.
    ///
    /// @param left until one may try again, in whole seconds
    record Locked(Duration left) implements StaffView {}

    /// There is no PIN yet, so nobody may enter.
    record NoPin() implements StaffView {}

    /// The desk is open.
    record Open() implements StaffView {}
}
