package fi.hymy.kiosk.enrolment;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Who answers at the server's address.
public enum Reach {
    /// The server itself.
    SERVER,
    /// Its name cannot be looked up.
    NO_NAME,
    NOBODY,
    /// Somebody whom this kiosk was not told to trust, or who does not speak TLS: a page of the network that wants a
    /// sign-in, a machine that looks into connections, or another server.
    SOMEBODY_ELSE,
    /// The server, with a certificate that has ended.
    ENDED;

    /// Asks the server a small question and looks at who answers. Waits for some 15 s at most.
    ///
    /// @param server without a slash at the end
    /// @throws IllegalStateException when the kiosk's identity is damaged
    public static Reach look(Tls tls, TrustedTime time, URI server) {
        try (Http http = new Http(tls.context(), time)) {
            http.get(URI.create(server + "/device/broker"));
            return SERVER;
        } catch (IOException e) {
            return of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOBODY;
        }
    }

    static Reach of(IOException failure) {
        Optional<WrongServerException> wrong = Http.wrongServer(failure);
        if (wrong.isPresent()) {
            return wrong.get().reason() == WrongServerException.Reason.ENDED ? ENDED : SOMEBODY_ELSE;
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException || at instanceof java.net.UnknownHostException) {
                return NO_NAME;
            }
            if (at instanceof SSLException) {
                return SOMEBODY_ELSE;
            }
        }
        return NOBODY;
    }
}
