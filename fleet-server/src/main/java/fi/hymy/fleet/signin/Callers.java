package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.key;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where and on what somebody sits, in words that a person knows again.
final class Callers {
    /// How people sign in, as sessions have it written down; pages say it in the reader's language.
    static final List<String> WAYS =
            List.of(key("password"), key("password and code"), key("passkey"), key("identity provider"));

    /// In this order: browsers name those they are made of, too.
    private static final Map<String, String> BROWSERS =
            ordered("Edg/", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "an iPhone",
            "iPad",
            "an iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "a Mac",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private Callers() {}

    /// As `Firefox on Windows`.
    ///
    /// @param agent what the browser calls itself
    static String device(@Nullable String agent) {
        if (agent == null || agent.isBlank()) {
            return "A program";
        }
        String browser = first(BROWSERS, agent, "A browser");
        String system = first(SYSTEMS, agent, "");
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    /// An address without what names a single household: `203.0.113.*`, `2001:db8:1:*`, or `this machine`.
    static String rounded(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            if (parsed.isLoopbackAddress()) {
                return key("this machine");
            }
            byte[] bytes = parsed.getAddress();
            return parsed instanceof Inet4Address
                    ? "%d.%d.%d.*".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff)
                    : "%x:%x:%x:*".formatted(pair(bytes, 0), pair(bytes, 2), pair(bytes, 4));
        } catch (IllegalArgumentException e) {
            return key("somewhere");
        }
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    private static String first(Map<String, String> words, String agent, String otherwise) {
        return words.entrySet().stream()
                .filter(entry -> agent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
