package fi.hymy.kiosk.enrolment;

import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.kiosk.disk.Durably;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the kiosk keeps of itself, in a folder that nobody else on the machine may read. Every change is one file
/// that is there as a whole or not at all, so that the program may be killed at any moment.
///
/// `kiosk.pem`: who it is, once it has joined: lines of `name = value`, its key, its certificate, the CA.
/// `request.pem`: a key that waits for its certificate. `ticket`: under which somebody may claim it. `address`: the
/// server that somebody showed it, or that it belonged to. All methods wait for the disk; from any thread.
public final class IdentityFolder {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityFolder.class);

    private final Path folder;
    private final Writes writes;

    /// How files change. For tests that end the program in between.
    interface Writes {
        void replace(Path file, String text) throws IOException;

        void delete(Path file) throws IOException;

        Writes DURABLE = new Writes() {
            @Override
            public void replace(Path file, String text) throws IOException {
                Durably.replaceSecret(file, text);
            }

            @Override
            public void delete(Path file) throws IOException {
                Durably.delete(file);
            }
        };
    }

    /// @param ticket of the server
    /// @param address where it was asked for
    /// @param claimUrl where somebody claims it
    record Asked(String ticket, JoinAddress address, String claimUrl) {
        Asked {
            if ((ticket + claimUrl).lines().count() != 1) {
                throw new IllegalArgumentException("a ticket is one line");
            }
        }
    }

    private IdentityFolder(Path folder, Writes writes) {
        this.folder = folder;
        this.writes = writes;
    }

    /// @param data where the kiosk keeps what must last
    public static IdentityFolder under(Path data) {
        return new IdentityFolder(data.resolve("identity"), Writes.DURABLE);
    }

    static IdentityFolder under(Path data, Writes writes) {
        return new IdentityFolder(data.resolve("identity"), writes);
    }

    public Path path() {
        return folder;
    }

    /// Where the kiosk belongs, if it has joined: read in no time, for the first question waits for it. Whether key
    /// and certificates are sound is found by [#identity()].
    public Optional<Membership> membership() {
        try {
            return text("kiosk.pem").map(IdentityFolder::membership);
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("who this kiosk is cannot be read, it must be joined anew: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Membership membership(String text) {
        Map<String, String> values = values(text);
        String mqtt = values.getOrDefault("mqtt", "");
        int colon = mqtt.lastIndexOf(':');
        if (colon < 1 || !text.contains("END CERTIFICATE")) {
            throw new IllegalArgumentException("the file is not whole");
        }
        return new Membership(
                new KioskId(values.getOrDefault("kiosk", "")),
                URI.create(values.getOrDefault("server", "")),
                mqtt.substring(0, colon),
                Integer.parseInt(mqtt.substring(colon + 1)));
    }

    /// @throws IllegalStateException when it is missing or damaged
    public Identity identity() {
        try {
            String text = text("kiosk.pem").orElseThrow(() -> new IllegalStateException("there is no identity"));
            return Identity.of(membership(text), Pem.privateKey(text), Pem.certificates(text), since(values(text)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the kiosk's identity is damaged: " + e.getMessage(), e);
        }
    }

    /// One that nobody wrote down is taken for the beginning of time.
    private static Instant since(Map<String, String> values) {
        try {
            return Instant.parse(values.getOrDefault("since", Instant.EPOCH.toString()));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /// From now on, this is who the kiosk is; what led there is forgotten.
    public void keep(Identity identity) throws IOException {
        Membership membership = identity.membership();
        var text = new StringBuilder("""
                kiosk = %s
                server = %s
                mqtt = %s:%d
                ca = %s
                since = %s
                """.formatted(
                        membership.kiosk(),
                        membership.server(),
                        membership.mqttHost(),
                        membership.mqttPort(),
                        identity.ca(),
                        identity.since()));
        text.append(Pem.write(Pem.KEY, identity.key().getEncoded()));
        try {
            for (var certificate : identity.chain()) {
                text.append(Pem.write(Pem.CERTIFICATE, certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate cannot be written", e);
        }
        writes.replace(folder.resolve("kiosk.pem"), text.toString());
        forgetRequest();
    }

    /// Forgets who the kiosk is, but not which server it belonged to.
    public void leave() throws IOException {
        Optional<Membership> known = membership();
        Optional<String> text = text("kiosk.pem");
        if (known.isPresent() && text.isPresent()) {
            ca(text.get()).ifPresent(ca -> remember(known.get().server(), ca));
        }
        forgetRequest();
        writes.delete(folder.resolve("kiosk.pem"));
    }

    private void remember(URI server, String ca) {
        try {
            keepAddress(new JoinAddress(server, ca));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the server could not be remembered: {}", e.toString());
        }
    }

    /// Fingerprint of the CA that made the kiosk's certificate, if it has joined.
    public Optional<String> ca() {
        try {
            return text("kiosk.pem").flatMap(IdentityFolder::ca);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ca(String text) {
        String noted = values(text).get("ca");
        if (noted != null) {
            return Optional.of(noted);
        }
        try {
            List<byte[]> chain = Pem.blocks(Pem.CERTIFICATE, text);
            return chain.isEmpty() ? Optional.empty() : Optional.of(Fingerprint.of(chain.getLast()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// The address that somebody showed the kiosk.
    Optional<JoinAddress> address() {
        return readOrNothing("address").map(String::strip).flatMap(text -> {
            try {
                return Optional.of(JoinAddress.parse(text));
            } catch (IllegalArgumentException e) {
                LOG.warn("the address that was shown cannot be read: {}", e.getMessage());
                return Optional.empty();
            }
        });
    }

    void keepAddress(JoinAddress address) throws IOException {
        writes.replace(folder.resolve("address"), address.text() + '\n');
    }

    /// The key that waits for its certificate; made where there is none.
    KeyPair request() throws IOException, GeneralSecurityException {
        Optional<String> text = readOrNothing("request.pem");
        if (text.isPresent()) {
            try {
                return new KeyPair(Pem.publicKey(text.get()), Pem.privateKey(text.get()));
            } catch (GeneralSecurityException e) {
                LOG.warn("a key that waited for its certificate is damaged, another one is made: {}", e.toString());
            }
        }
        KeyPair made = Csr.newKey();
        writes.delete(folder.resolve("ticket"));
        writes.replace(
                folder.resolve("request.pem"),
                Pem.write(Pem.PUBLIC, made.getPublic().getEncoded())
                        + Pem.write(Pem.KEY, made.getPrivate().getEncoded()));
        return made;
    }

    Optional<Asked> asked() {
        return readOrNothing("ticket").flatMap(text -> {
            List<String> lines = text.lines().toList();
            try {
                return lines.size() == 3
                        ? Optional.of(new Asked(lines.getFirst(), JoinAddress.parse(lines.get(1)), lines.getLast()))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    void keepAsked(Asked asked) throws IOException {
        writes.replace(
                folder.resolve("ticket"),
                String.join("\n", asked.ticket(), asked.address().text(), asked.claimUrl()) + '\n');
    }

    void forgetAsked() throws IOException {
        writes.delete(folder.resolve("ticket"));
    }

    /// Begins with another key.
    void forgetRequest() throws IOException {
        writes.delete(folder.resolve("ticket"));
        writes.delete(folder.resolve("request.pem"));
    }

    private Optional<String> readOrNothing(String name) {
        try {
            return text(name);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", name, e.toString());
            return Optional.empty();
        }
    }

    private Optional<String> text(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /// Lines of `name = value`; others are passed over.
    private static Map<String, String> values(String text) {
        var values = new HashMap<String, String>();
        text.lines().takeWhile(line -> !line.startsWith("-----")).forEach(line -> {
            int equals = line.indexOf(" = ");
            if (equals > 0) {
                values.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 3).strip());
            }
        });
        return values;
    }
}
