package fi.hymy.kiosk.enrolment;

import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The way to the server, for the broker and for HTTPS: only the right server is spoken to, and the kiosk shows who it
/// is. Made when it is first needed, since that takes a tenth of a second. From any thread.
public final class Tls {
    private static final String PROTOCOL = "TLSv1.3";

    private final Supplier<Identity> source;
    private final TrustedTime time;
    private @Nullable Identity identity;
    private @Nullable SSLContext context;

    /// @param source who the kiosk is; asked once, when it is needed
    public Tls(Supplier<Identity> source, TrustedTime time) {
        this.source = source;
        this.time = time;
    }

    /// @throws IllegalStateException when the kiosk's identity is damaged
    public synchronized SSLContext context() {
        if (context == null) {
            context = make(new PinnedTrust(identity().ca(), time), new OneKey(this::identity));
        }
        return context;
    }

    /// @throws IllegalStateException when the kiosk's identity is damaged
    public SSLSocketFactory sockets() {
        return context().getSocketFactory();
    }

    /// The way of a kiosk that is nobody yet.
    static SSLContext ofNobody(PinnedTrust trust) {
        return make(trust, null);
    }

    private static SSLContext make(PinnedTrust trust, @Nullable KeyManager key) {
        try {
            SSLContext made = SSLContext.getInstance(PROTOCOL);
            made.init(key == null ? null : new KeyManager[] {key}, new TrustManager[] {trust}, null);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + PROTOCOL, e);
        }
    }

    /// Who the kiosk is now.
    public synchronized Identity identity() {
        if (identity == null) {
            identity = source.get();
        }
        return identity;
    }

    /// From the next connection on, the kiosk shows this; none goes on where an older one left off.
    synchronized void use(Identity renewed) {
        identity = renewed;
        if (context != null) {
            var sessions = context.getClientSessionContext();
            for (byte[] id : Collections.list(sessions.getIds())) {
                SSLSession session = sessions.getSession(id);
                if (session != null) {
                    session.invalidate();
                }
            }
        }
    }
}
