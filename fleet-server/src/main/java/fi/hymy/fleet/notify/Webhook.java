package fi.hymy.fleet.notify;

import java.net.URI;
import java.time.Instant;

/// An address that is called when something happens.
///
/// @param secret by which calls are signed, as `whsec_…`
/// @param by an operator's user name
public record Webhook(String id, String name, URI url, String secret, Instant madeAt, String by) {
    /// Without the secret: this may reach a log.
    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
