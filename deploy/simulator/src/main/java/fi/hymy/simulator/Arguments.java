package fi.hymy.simulator;

import fi.hymy.simulator.SimulatorSettings.Credential;
import fi.hymy.simulator.SimulatorSettings.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the command line; every fault is told at once.
final class Arguments {
    static final String USAGE = """
            hymy-simulate --kiosks N --rate R --credentials FILE [options]

            Pretends to be N feedback kiosks with visitors who answer whatever survey the server assigns to them.

              --kiosks N            how many of the kiosks in the credentials file (default: all)
              --rate R              responses a second of all kiosks together (default 1; 0: none)
              --credentials FILE    a line kioskId,secret for each kiosk; # begins a comment
              --broker HOST:PORT    the broker (default 127.0.0.1:1883)
              --server-url URL      the fleet server, where surveys are fetched (default http://127.0.0.1:8080)
              --history DAYS        first make the responses of so many past days, for kiosks that have none yet
              --history-per-day N   past responses of an ordinary kiosk on an ordinary day (default 40)
              --seed S              makes places and people; the same seed makes the same ones (default: drawn and told)
              --duration TIME       give responses so long, then deliver and end: 90s, 10m, 2h (default: for ever)
              --data DIR            keeps the outboxes in DIR (default: a temporary directory)

            Ends: 0 in order (also by SIGTERM or Ctrl-C), 1 something broke, 2 wrong arguments,
            3 the duration was over and responses are left without a receipt.
            """;

    private static final List<String> KNOWN = List.of(
            "kiosks",
            "rate",
            "credentials",
            "broker",
            "server-url",
            "history",
            "history-per-day",
            "seed",
            "duration",
            "data");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smh]?)");
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,3})d?");
    private static final int MAX_DAYS = 366;
    private static final int MAX_PORT = 65_535;
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
    /// @throws InvalidArgumentsException with every fault at once
    static SimulatorSettings read(List<String> arguments, long newSeed) {
        var read = new Arguments(arguments);
        SimulatorSettings settings = read.settings(newSeed);
        if (!read.faults.isEmpty()) {
            throw new InvalidArgumentsException(read.faults);
        }
        return settings;
    }

    private SimulatorSettings settings(long newSeed) {
        int count = whole("kiosks", 0, 1, MAX_KIOSKS);
        return new SimulatorSettings(
                credentials(count),
                rate(),
                broker(),
                server(),
                days(),
                whole("history-per-day", 40, 1, 10_000),
                seed(newSeed),
                duration(),
                given.containsKey("data") ? Path.of(given.get("data")) : null);
    }

    private List<Credential> credentials(int count) {
        String file = given.get("credentials");
        if (file == null) {
            faults.add("--credentials is missing: a file with a line kioskId,secret for each kiosk");
            return List.of();
        }
        List<Credential> all = CredentialsFile.read(Path.of(file), faults);
        if (count > all.size() && !all.isEmpty()) {
            faults.add("--kiosks is %d, but %s names %d kiosks only".formatted(count, file, all.size()));
        }
        return count == 0 || count > all.size() ? all : all.subList(0, count);
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

    private Endpoint broker() {
        String text = given.getOrDefault("broker", "127.0.0.1:1883");
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon > 0 && port.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(port);
            if (number >= 1 && number <= MAX_PORT) {
                return new Endpoint(text.substring(0, colon), number);
            }
        }
        wrong("broker", text, "HOST:PORT");
        return new Endpoint("127.0.0.1", 1883);
    }

    private URI server() {
        String text = given.getOrDefault("server-url", "http://127.0.0.1:8080");
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, as one of another scheme.
        }
        wrong("server-url", text, "http://HOST:PORT or https://HOST:PORT");
        return URI.create("http://127.0.0.1:8080");
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

    private @Nullable Duration duration() {
        String text = given.get("duration");
        if (text == null) {
            return null;
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            wrong("duration", text, "a time as 90s, 10m or 2h");
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
