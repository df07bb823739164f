package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.t;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A change as it is stored: one line for each value.
final class ChangeText {
    private static final int MOST = 8_000;

    private ChangeText() {}

    /// @throws IllegalArgumentException when a name or a value cannot stand on a line, or all are too long together
    static String of(Map<String, String> change) {
        change.forEach((name, value) -> {
            if (name.isEmpty() || name.matches("(?s).*[=\\v\\x00].*") || value.matches("(?s).*[\\v\\x00].*")) {
                throw new IllegalArgumentException(t("'%s' cannot be written on one line", name));
            }
        });
        String text = new TreeMap<>(change)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n"));
        if (text.length() > MOST) {
            throw new IllegalArgumentException(t("a change may have 8000 characters"));
        }
        return text;
    }

    static Map<String, String> read(String text) {
        var change = new TreeMap<String, String>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            change.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return Map.copyOf(change);
    }
}
