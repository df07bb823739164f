package fi.hymy.kiosk.link;

import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// Why an attempt or a connection ended.
///
/// @param reason for the log and for people
/// @param grave whether trying again soon would do harm: another client took the session over, or the broker does not
///     want this one
/// @param turnedAway whether the broker does not take this kiosk for one of its own
record LinkEnd(String reason, boolean grave, boolean turnedAway) {
    private static final int CLIENT_ID_NOT_VALID = 0x85;
    private static final int BAD_CREDENTIALS = 0x86;
    private static final int NOT_AUTHORISED = 0x87;
    private static final int BANNED = 0x8A;
    private static final int SESSION_TAKEN_OVER = 0x8E;
    private static final Set<Integer> GRAVE =
            Set.of(CLIENT_ID_NOT_VALID, BAD_CREDENTIALS, NOT_AUTHORISED, BANNED, SESSION_TAKEN_OVER);

    /// What a TLS peer says that does not accept a certificate.
    private static final Pattern ALERT = Pattern.compile(
            "\\((bad_certificate|unsupported_certificate|certificate_revoked|certificate_expired|certificate_unknown"
                    + "|unknown_ca|access_denied|certificate_required)\\) Received fatal alert");

    static LinkEnd because(String reason) {
        return new LinkEnd(reason, false, false);
    }

    /// @param what before why
    static LinkEnd failed(String what, Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SSLException
                    && ALERT.matcher(String.valueOf(at.getMessage())).find()) {
                return new LinkEnd(what + at.getMessage(), true, true);
            }
        }
        return because(what + rootOf(failure));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /// @param code of MQTT 5, 0x80 and up
    static LinkEnd saidByBroker(String what, int code) {
        boolean grave = GRAVE.contains(code);
        return new LinkEnd("%s: reason code 0x%02X".formatted(what, code), grave, grave && code != SESSION_TAKEN_OVER);
    }
}
