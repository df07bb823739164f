package fi.hymy.kiosk.update.slot;

import java.util.LinkedHashMap;
import java.util.Map;

/// Lines of `name=value`. What is none is passed over.
public record Lines(Map<String, String> values) {
    public static Lines of(String text) {
        var values = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        });
        return new Lines(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// @throws IllegalArgumentException when it is not there
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /// @throws IllegalArgumentException when it is no whole number, 0 and up
    public long whole(String name) {
        long value = Long.parseLong(get(name));
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more");
        }
        return value;
    }

    public boolean isTrue(String name) {
        return "true".equals(values.get(name));
    }
}
