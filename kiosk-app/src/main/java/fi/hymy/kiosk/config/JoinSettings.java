package fi.hymy.kiosk.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// To which server the kiosk belongs, as far as settings say so.
///
/// @param addressOrNull the server to join, where the settings name one with its CA
/// @param urlOrNull where a server that was joined is reached, if not where it said
/// @param boot the file on the boot partition
public record JoinSettings(
        @Nullable JoinAddress addressOrNull, @Nullable URI urlOrNull, Path boot) {
    public Optional<JoinAddress> address() {
        return Optional.ofNullable(addressOrNull);
    }

    public Optional<URI> url() {
        return Optional.ofNullable(urlOrNull);
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
        return new JoinSettings(join.orElse(null), url.orElse(null), reader.given("boot", Path::of, BootFile.USUAL));
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
