package fi.hymy.simulator.enrolment;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where to join and whom to believe: `hymy:join?server=https://host:8443&ca=…`.
///
/// @param server its address for kiosks, without a slash at the end
/// @param ca SHA-256 of the device CA's certificate, 64 hexadecimal digits
public record JoinText(URI server, String ca) {
    private static final String SCHEME = "hymy:join?";
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    public JoinText {
        if (!"https".equals(server.getScheme()) || server.getHost() == null) {
            throw new IllegalArgumentException("the server of a join text must be https://HOST:PORT");
        }
        if (!FINGERPRINT.matcher(ca).matches()) {
            throw new IllegalArgumentException("the ca of a join text must have 64 hexadecimal digits");
        }
    }

    /// @throws IllegalArgumentException when it is none
    public static JoinText parse(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("a join text begins with " + SCHEME);
        }
        Map<String, String> parts = Arrays.stream(
                        text.substring(SCHEME.length()).strip().split("&"))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(
                        part -> part[0],
                        part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8),
                        (first, _) -> first));
        String server = parts.getOrDefault("server", "");
        return new JoinText(
                URI.create(server.endsWith("/") ? server.substring(0, server.length() - 1) : server),
                parts.getOrDefault("ca", "").toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return SCHEME + "server=" + server + "&ca=" + ca;
    }
}
