package fi.hymy.fleet.notify;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Through which mail server mail goes out. Without a host none does.
///
/// @param host of the SMTP server, or null for none
/// @param port usually 587 with STARTTLS, 465 with TLS
/// @param user null where it asks for none
/// @param tls how the connection is protected
/// @param from the sender's address, as `hymy@example.org`
@ConfigurationProperties("hymy.mail")
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("STARTTLS") Tls tls,
        @DefaultValue("hymy@localhost") String from) {
    public MailSettings {
        if (!Addressee.isMail(from)) {
            throw new IllegalArgumentException("hymy.mail.from must be an address, it is " + from);
        }
    }

    /// How the connection is protected.
    public enum Tls {
        /// Only for a mail server on this machine, or in a closed network.
        NONE,
        /// The server must offer it, or nothing is sent.
        STARTTLS,
        TLS
    }

    boolean isSetUp() {
        return host != null && !host.isBlank();
    }

    @Override
    public String toString() {
        return "MailSettings[%s:%d]".formatted(host, port);
    }
}
