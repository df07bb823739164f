package fi.hymy.kiosk.config;

import fi.hymy.protocol.codec.ScanText;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The server to join, and by what it is known to be the right one. As a text:
/// `hymy:join?server=https://fleet.example.com:8443&ca=<64 hex digits>`, or as [ScanText].
///
/// @param server with https, without a slash at the end
/// @param ca SHA-256 of the server's own CA certificate, 64 hex digits in small letters
public record JoinAddress(URI server, String ca) {
    private static final String BEGIN = "hymy:join?";
    private static final int LONGEST = 1000;

    public JoinAddress {
        if (!"https".equals(server.getScheme()) || server.getHost() == null) {
            throw new IllegalArgumentException("the server must look like https://fleet.example.com:8443");
        }
        ca = fingerprint(ca);
    }

    /// @param ca with or without colons between the digits
    static String fingerprint(String ca) {
        String digits = ca.replace(":", "").strip().toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the fingerprint of the server's CA must have 64 hex digits");
        }
        return digits;
    }

    /// Whether a text means to be one, however faulty: written for people, or for a scanner.
    public static boolean looksLikeOne(String text) {
        return isReadable(text) || ScanText.looksLikeOne(text);
    }

    private static boolean isReadable(String text) {
        return text.strip().regionMatches(true, 0, BEGIN, 0, BEGIN.length());
    }

    /// @throws IllegalArgumentException with the fault in words
    public static JoinAddress parse(String text) {
        String stripped = text.strip();
        if (ScanText.looksLikeOne(stripped)) {
            ScanText scanned = ScanText.parse(stripped);
            return of(scanned.server(), scanned.ca());
        }
        if (!isReadable(stripped) || stripped.length() > LONGEST) {
            throw new IllegalArgumentException("must look like hymy:join?server=https://…&ca=…");
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : stripped.substring(BEGIN.length()).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return of(parts.getOrDefault("server", ""), parts.getOrDefault("ca", ""));
    }

    /// @throws IllegalArgumentException with the fault in words
    static JoinAddress of(String server, String ca) {
        try {
            String plain = server.strip();
            return new JoinAddress(new URI(plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain), ca);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the server must look like https://fleet.example.com:8443", e);
        }
    }

    /// As it was parsed.
    public String text() {
        return BEGIN + "server=" + server + "&ca=" + ca;
    }

    @Override
    public String toString() {
        return text();
    }
}
