package fi.hymy.kiosk.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The program that root runs before the network comes up: `--boot FILE --kept FOLDER --run FOLDER [--zones FOLDER]`.
/// A faulty `hymy.txt` is no failure of the program: it ends with 0 and says what is wrong. It ends with 1 when it
/// cannot write, with 2 when it was not called as above.
public final class NetworkMain {
    private static final Set<String> OPTIONS = Set.of("--boot", "--kept", "--run", "--zones");

    private NetworkMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            given.put(arguments.get(i), arguments.get(i + 1));
        }
        boolean whole = arguments.size() % 2 == 0
                && OPTIONS.containsAll(given.keySet())
                && given.keySet().containsAll(Set.of("--boot", "--kept", "--run"));
        if (!whole) {
            System.err.println("say --boot FILE --kept FOLDER --run FOLDER");
            return 2;
        }
        var step = new NetworkStep(
                Path.of(given.getOrDefault("--boot", "")),
                Path.of(given.getOrDefault("--kept", "")),
                Path.of(given.getOrDefault("--run", "")),
                Path.of(given.getOrDefault("--zones", "/usr/share/zoneinfo")));
        try {
            NetworkStep.Outcome outcome = step.take();
            outcome.sentences().forEach(System.err::println);
            return 0;
        } catch (IOException e) {
            System.err.println("the network's settings cannot be written: " + e);
            return 1;
        }
    }
}
