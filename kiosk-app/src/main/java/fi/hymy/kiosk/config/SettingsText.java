package fi.hymy.kiosk.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Settings as they were written: key to text, from the file and then from the command line.
///
/// @param values by key
/// @param faults found while gathering them
record SettingsText(Map<String, String> values, List<String> faults) {
    private static final String CONFIG = "config";

    static SettingsText of(List<String> arguments) {
        List<String> faults = new ArrayList<>();
        Map<String, String> given = commandLine(arguments, faults);
        Map<String, String> values = new LinkedHashMap<>();
        String file = given.remove(CONFIG);
        if (file != null) {
            values.putAll(file(Path.of(file), faults));
        }
        values.putAll(given);
        return new SettingsText(values, faults);
    }

    private static Map<String, String> commandLine(List<String> arguments, List<String> faults) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--")) {
                faults.add(argument + ": a setting begins with --");
            } else if (equals > 0) {
                values.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")) {
                values.put(argument.substring(2), arguments.get(++i));
            } else {
                values.put(argument.substring(2), "true");
            }
        }
        return values;
    }

    private static Map<String, String> file(Path file, List<String> faults) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            faults.add("%s: the file %s cannot be read: %s".formatted(CONFIG, file, e));
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> values.put(key, properties.getProperty(key).strip()));
        return values;
    }
}
