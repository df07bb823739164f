package fi.hymy.kiosk.link;

import java.util.Set;

/// Why an attempt or a connection ended.
///
/// @param reason for the log and for people
/// @param grave whether trying again soon would do harm: another client took the session over, or the broker does not
///     want this one
record LinkEnd(String reason, boolean grave) {
    private static final int CLIENT_ID_NOT_VALID = 0x85;
    private static final int BAD_CREDENTIALS = 0x86;
    private static final int NOT_AUTHORISED = 0x87;
    private static final int BANNED = 0x8A;
    private static final int SESSION_TAKEN_OVER = 0x8E;
    private static final Set<Integer> GRAVE =
            Set.of(CLIENT_ID_NOT_VALID, BAD_CREDENTIALS, NOT_AUTHORISED, BANNED, SESSION_TAKEN_OVER);

    static LinkEnd because(String reason) {
        return new LinkEnd(reason, false);
    }

    /// @param code of MQTT 5, 0x80 and up
    static LinkEnd saidByBroker(String what, int code) {
        return new LinkEnd("%s: reason code 0x%02X".formatted(what, code), GRAVE.contains(code));
    }
}
