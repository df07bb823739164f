package fi.hymy.kiosk.outbox;

/// Whether answers can be kept now, for staff and for the fleet's host.
public sealed interface OutboxCondition {
    /// All is well, or little room is left.
    ///
    /// @param reserve whether the disk still holds the room that is set aside for when it is full
    record Open(boolean reserve) implements OutboxCondition {}

    /// The file is open, and the disk did not take the last answer: nobody is thanked until it does.
    record Refusing(String reason) implements OutboxCondition {}

    /// The file cannot be opened now, and is tried again and again.
    record Shut(String reason) implements OutboxCondition {}
}
