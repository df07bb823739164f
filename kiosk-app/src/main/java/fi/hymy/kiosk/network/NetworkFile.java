package fi.hymy.kiosk.network;

import fi.hymy.kiosk.config.BootFile;
import fi.hymy.kiosk.config.BootLines;
import fi.hymy.kiosk.network.Fault.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Judges the lines of `hymy.txt`, and reads those that are about the network. What is wrong is left out and told;
/// what is right stands. Pure; throws nothing, whatever the file holds.
///
/// @param settings of what is right
/// @param faults in the order of their lines
/// @param language of the sentences for whoever wrote the file: en, fi or sv
record NetworkFile(NetworkSettings settings, List<Fault> faults, String language) {
    static final Set<String> NAMES = Set.of(
            "country",
            "ethernet.address",
            "ethernet.dns",
            "ethernet.gateway",
            "lte.apn",
            "lte.password",
            "lte.pin",
            "lte.stick",
            "lte.user",
            "proxy",
            "time.server",
            "time.zone",
            "wifi.hidden",
            "wifi.name",
            "wifi.password",
            "wifi.security");

    private static final List<String> SERVER = List.of("server.join", "server.url", "server.ca");

    private static final int LONGEST_NAME = 40;

    NetworkFile {
        faults = List.copyOf(faults);
    }

    static NetworkFile parse(BootLines lines) {
        var reading = new Reading();
        lines.lines().forEach(reading::take);
        var values = new NetworkValues(reading);
        NetworkSettings settings = new NetworkSettings(
                values.wifi(),
                values.fixed(),
                values.lte(),
                values.yes("lte.stick"),
                values.proxy(),
                values.zone(),
                values.country(),
                values.timeServers());
        BootFile own = BootFile.parse("", lines);
        reading.judge(SERVER, own.address().isPresent(), Kind.SERVER);
        reading.judge(List.of("language"), own.language().isPresent(), Kind.LANGUAGE);
        reading.faults.sort(Comparator.comparingInt(Fault::line));
        String country = reading.has("country") ? settings.country() : "";
        return new NetworkFile(settings, reading.faults, language(reading.language, country));
    }

    /// That of the file; else that of the country, where we speak it.
    private static String language(String said, String country) {
        return switch (said) {
            case "fi", "sv", "en" -> said;
            case "" ->
                switch (country) {
                    case "FI" -> "fi";
                    case "SE", "AX" -> "sv";
                    default -> "en";
                };
            default -> "en";
        };
    }

    /// Settings by name, and the faults that are found on the way.
    static final class Reading {
        private final Map<String, BootLines.Setting> settings = new LinkedHashMap<>();
        private final List<Fault> faults = new ArrayList<>();
        private String language = "";

        private void take(BootLines.Line line) {
            switch (line) {
                case BootLines.Setting setting -> take(setting);
                // The first word alone, for the next may be a password.
                case BootLines.Stray(int number, String text) ->
                    fault(number, Kind.STRAY, shortened(text.split("\\s", 2)[0]));
                case BootLines.HalfQuoted(int number, String name) -> fault(number, Kind.QUOTE, shortened(name));
                case BootLines.Unreadable(int number) -> fault(number, Kind.UNREADABLE);
            }
        }

        private void take(BootLines.Setting setting) {
            if (setting.name().equals("language")) {
                language = setting.value();
            }
            BootLines.Setting before = settings.putIfAbsent(setting.name(), setting);
            if (before != null) {
                fault(setting.number(), Kind.TWICE, shortened(setting.name()), Integer.toString(before.number()));
            } else if (!NAMES.contains(setting.name()) && !BootFile.NAMES.contains(setting.name())) {
                fault(setting.number(), Kind.UNKNOWN, shortened(setting.name()));
            }
        }

        boolean has(String name) {
            return settings.containsKey(name);
        }

        /// In which line a setting stands, or 0.
        int line(String name) {
            BootLines.Setting setting = settings.get(name);
            return setting == null ? 0 : setting.number();
        }

        void fault(int line, Kind kind, String... about) {
            faults.add(new Fault(line, kind, about));
        }

        /// Settings that say one thing together, at the line of the first that is there.
        private void judge(List<String> names, boolean sound, Kind kind) {
            names.stream()
                    .map(settings::get)
                    .filter(setting -> !sound && setting != null)
                    .findFirst()
                    .ifPresent(first ->
                            fault(first.number(), kind, first.name(), tellable(first.name(), kind, first.value())));
        }

        /// A value by its rule, or null where there is none or it is wrong.
        ///
        /// @param parse null for a value that breaks the rule
        /// @param kind what is said then
        <T> @Nullable T read(String name, Kind kind, Function<String, @Nullable T> parse) {
            BootLines.Setting setting = settings.get(name);
            if (setting == null) {
                return null;
            }
            if (setting.value().isEmpty()) {
                fault(setting.number(), Kind.EMPTY, name);
                return null;
            }
            T value = parse.apply(setting.value());
            if (value == null) {
                fault(setting.number(), kind, name, tellable(name, kind, setting.value()));
            }
            return value;
        }

        /// Of what is secret, only how long it is.
        private static String tellable(String name, Kind kind, String value) {
            boolean secret = name.endsWith("password") || name.endsWith("pin") || kind == Kind.PROXY_PASSWORD;
            return secret ? Integer.toString(value.length()) : shortened(value);
        }

        private static String shortened(String text) {
            return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
        }
    }
}
