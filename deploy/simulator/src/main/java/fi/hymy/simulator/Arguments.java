package fi.hymy.simulator;

import fi.hymy.simulator.SimulatorSettings.Source;
import fi.hymy.simulator.enrolment.Endpoint;
import fi.hymy.simulator.enrolment.Enrolling;
import fi.hymy.simulator.enrolment.JoinText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the command line; every fault is told at once.
final class Arguments {
    static final String USAGE = """
            hymy-simulate --identities FILE [options]

            Pretends to be feedback kiosks with visitors who answer whatever survey the server assigns to them.

              --identities FILE     their private keys and certificates; kiosks that it lacks are enrolled and added
              --kiosks N            how many (default: all of the file)
              --join TEXT           hymy:join?..., as the console shows it: the server that they are enrolled with
              --console URL         where an operator claims them (default http://127.0.0.1:8080)
              --operator NAME       who claims them (default admin); password: environment HYMY_OPERATOR_PASSWORD
              --rate R              responses a second of all kiosks together (default 1; 0: none)
              --broker HOST:PORT    the broker (default: the one that the server named)
              --history DAYS        first make the responses of so many past days, for kiosks that have none yet
              --history-per-day N   past responses of an ordinary kiosk on an ordinary day (default 40)
              --seed S              makes places and people; the same seed makes the same ones (default: drawn and told)
              --update TIME         a release of software takes a kiosk so long at most (default 2m)
              --duration TIME       give responses so long, then deliver and end: 90s, 10m, 2h (default: for ever)
              --data DIR            keeps the outboxes in DIR (default: a temporary directory)

            Ends: 0 in order (also by SIGTERM or Ctrl-C), 1 something broke, 2 wrong arguments,
            3 the duration was over and responses are left without a receipt.
            """;

    private static final List<String> KNOWN = List.of(
            "identities",
            "kiosks",
            "join",
            "console",
            "operator",
            "rate",
            "broker",
            "history",
            "history-per-day",
            "seed",
            "update",
            "duration",
            "data");
    private static final String CONSOLE = "http://127.0.0.1:8080";
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smh]?)");
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,3})d?");
    private static final Duration UPDATE = Duration.ofMinutes(2);
    private static final int MAX_DAYS = 366;
    private static final int MAX_KIOSKS = 100_000;

    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> given = new HashMap<>();

    private Arguments(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!name.startsWith("--") || !KNOWN.contains(name.substring(2))) {
                faults.add("'%s' is no option; see --help".formatted(name));
            } else if (equals >= 0) {
                put(name, argument.substring(equals + 1));
            } else if (i + 1 < arguments.size()) {
                i++;
                put(name, arguments.get(i));
            } else {
                faults.add(name + " wants a value");
            }
        }
    }

    /// @param newSeed taken when none is given
    /// @param password of the operator
    /// @throws InvalidArgumentsException with every fault at once
    static SimulatorSettings read(List<String> arguments, long newSeed, String password) {
        var read = new Arguments(arguments);
        SimulatorSettings settings = read.settings(newSeed, password);
        if (!read.faults.isEmpty()) {
            throw new InvalidArgumentsException(read.faults);
        }
        return settings;
    }

    private SimulatorSettings settings(long newSeed, String password) {
        return new SimulatorSettings(
                source(password),
                rate(),
                broker(),
                days(),
                whole("history-per-day", 40, 1, 10_000),
                seed(newSeed),
                Objects.requireNonNullElse(time("update"), UPDATE),
                time("duration"),
                given.containsKey("data") ? Path.of(given.get("data")) : null);
    }

    private Source source(String password) {
        int count = whole("kiosks", 0, 1, MAX_KIOSKS);
        JoinText join = join();
        var operator = new Enrolling.Operator(console(), given.getOrDefault("operator", "admin"), password);
        String name = given.get("identities");
        if (name == null) {
            faults.add("--identities is missing: the file of the kiosks' private keys and certificates");
            return new Source(Path.of(""), count, join, operator);
        }
        Path roll = Path.of(name);
        if (!Files.exists(roll)) {
            wantFor(roll, "kiosks");
            wantFor(roll, "join");
        }
        return new Source(roll, count, join, operator);
    }

    private void wantFor(Path roll, String name) {
        if (!given.containsKey(name)) {
            faults.add(
                    "--%s is missing: there is no file %s yet, so its kiosks are to be enrolled".formatted(name, roll));
        }
    }

    private @Nullable JoinText join() {
        String text = given.get("join");
        try {
            return text == null ? null : JoinText.parse(text);
        } catch (IllegalArgumentException e) {
            wrong("join", text, "hymy:join?server=https://HOST:PORT&ca=64 hexadecimal digits");
            return null;
        }
    }

    private double rate() {
        return number("rate", 1, rate -> rate >= 0 && rate <= 1_000_000, "a number from 0 to 1000000");
    }

    private double number(String name, double otherwise, DoublePredicate fits, String wanted) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text);
            if (fits.test(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as one that is out of range.
        }
        wrong(name, text, wanted);
        return otherwise;
    }

    private int whole(String name, int otherwise, int min, int max) {
        return (int) number(
                name,
                otherwise,
                value -> value == Math.rint(value) && value >= min && value <= max,
                "a whole number from %d to %d".formatted(min, max));
    }

    private @Nullable Endpoint broker() {
        String text = given.get("broker");
        try {
            return text == null ? null : Endpoint.parse(text);
        } catch (IllegalArgumentException e) {
            wrong("broker", text, "HOST:PORT");
            return null;
        }
    }

    private URI console() {
        String text = given.getOrDefault("console", CONSOLE);
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, as one of another scheme.
        }
        wrong("console", text, "http://HOST:PORT or https://HOST:PORT");
        return URI.create(CONSOLE);
    }

    private int days() {
        String text = given.getOrDefault("history", "0");
        Matcher matcher = DAYS.matcher(text);
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= MAX_DAYS) {
            return Integer.parseInt(matcher.group(1));
        }
        wrong("history", text, "a number of days from 0 to " + MAX_DAYS);
        return 0;
    }

    private long seed(long newSeed) {
        String text = given.get("seed");
        if (text == null) {
            return newSeed;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            wrong("seed", text, "a whole number");
            return newSeed;
        }
    }

    private @Nullable Duration time(String name) {
        String text = given.get(name);
        if (text == null) {
            return null;
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            wrong(name, text, "a time as 90s, 10m or 2h");
            return null;
        }
        long value = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "h" -> Duration.ofHours(value);
            case "m" -> Duration.ofMinutes(value);
            default -> Duration.ofSeconds(value);
        };
    }

    private void put(String name, String value) {
        if (given.putIfAbsent(name.substring(2), value) != null) {
            faults.add(name + " is given twice");
        }
    }

    private void wrong(String name, String text, String wanted) {
        faults.add("--%s '%s' must be %s".formatted(name, text, wanted));
    }
}
