package fi.hymy.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns the few short options into settings: `--data DIR` is `--hymy.data=DIR`. Settings by their full name pass.
final class CommandLine {
    private static final Map<String, String> SHORT = Map.of(
            "--data", "--hymy.data",
            "--address", "--hymy.address",
            "--http-port", "--hymy.http.port",
            "--devices-port", "--hymy.devices.port",
            "--mqtts-port", "--hymy.devices.mqtt-port",
            "--to", "--hymy.backup.to",
            "--from", "--hymy.backup.from",
            "--keep", "--hymy.backup.keep");

    private CommandLine() {}

    /// @throws IllegalArgumentException when an argument is not understood
    static List<String> settings(String... arguments) {
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String full = SHORT.getOrDefault(name, name);
            if (equals >= 0 && full.startsWith("--") && full.contains(".")) {
                settings.add(full + argument.substring(equals));
            } else if (equals < 0 && SHORT.containsKey(name) && i + 1 < arguments.length) {
                settings.add(full + "=" + arguments[++i]);
            } else {
                throw new IllegalArgumentException(
                        "'" + argument + "' is not understood; there are " + SHORT.keySet() + " and --name=value");
            }
        }
        return settings;
    }
}
