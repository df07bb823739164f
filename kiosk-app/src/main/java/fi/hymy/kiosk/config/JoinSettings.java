package fi.hymy.kiosk.config;

import fi.hymy.protocol.id.KioskId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// To which server the kiosk belongs, as far as settings say so.
///
/// @param addressOrNull the server to join, where the settings name one with its CA
/// @param urlOrNull where a server that was joined is reached, if not where it said
/// @param boot the file on the boot partition
/// @param secretOrNull the old way: an id and a secret in the settings
public record JoinSettings(
        @Nullable JoinAddress addressOrNull,
        @Nullable URI urlOrNull,
        Path boot,
        @Nullable Secret secretOrNull) {

    /// @param secret password for broker and server; never logged
    public record Secret(KioskId kiosk, String secret) {
        @Override
        public String toString() {
            return "Secret[kiosk=%s]".formatted(kiosk);
        }
    }

    public Optional<JoinAddress> address() {
        return Optional.ofNullable(addressOrNull);
    }

    public Optional<URI> url() {
        return Optional.ofNullable(urlOrNull);
    }

    public Optional<Secret> secret() {
        return Optional.ofNullable(secretOrNull);
    }

    static JoinSettings read(SettingsReader reader) {
        Optional<URI> url = reader.given("server.url", text -> Optional.of(url(text)), Optional.empty());
        Optional<String> ca =
                reader.given("server.ca", text -> Optional.of(JoinAddress.fingerprint(text)), Optional.empty());
        Optional<JoinAddress> join =
                reader.given("server.join", text -> Optional.of(JoinAddress.parse(text)), Optional.empty());
        if (join.isEmpty() && ca.isPresent()) {
            try {
                join = Optional.of(new JoinAddress(url.orElse(URI.create("none")), ca.get()));
            } catch (IllegalArgumentException e) {
                reader.fault("server.url: " + e.getMessage());
            }
        }
        return new JoinSettings(
                join.orElse(null),
                url.orElse(null),
                reader.given("boot", Path::of, BootFile.USUAL),
                secret(reader).orElse(null));
    }

    private static Optional<Secret> secret(SettingsReader reader) {
        Optional<KioskId> kiosk = reader.given("kiosk.id", text -> Optional.of(new KioskId(text)), Optional.empty());
        Optional<String> secret = reader.given("kiosk.secret", Optional::of, Optional.empty());
        return kiosk.flatMap(id -> secret.map(known -> new Secret(id, known)));
    }

    private static URI url(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("must look like https://fleet.example.com");
        }
        return url;
    }
}
