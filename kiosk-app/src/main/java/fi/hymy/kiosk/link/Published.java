package fi.hymy.kiosk.link;

/// What became of a message as far as the link knows. None of it means that the server has stored anything.
public sealed interface Published {
    /// The broker took it; at QoS 0: it went out.
    record Acked() implements Published {}

    /// The broker answered that it did not take it.
    ///
    /// @param reasonCode of MQTT 5, 0x80 and up
    record Refused(int reasonCode) implements Published {}

    /// No answer came, or there was no connection: it may have arrived or not.
    record Lost(String reason) implements Published {}
}
