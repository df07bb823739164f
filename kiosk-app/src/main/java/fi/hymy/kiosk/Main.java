package fi.hymy.kiosk;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The kiosk's program. Not a JavaFX application class, so that it starts from a plain class path.
public final class Main {
    /// Held, for a logger that nobody holds forgets its level: JavaFX complains about the class path otherwise.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        JAVAFX.setLevel(Level.SEVERE);
        List<String> given = List.of(arguments);
        if (!given.isEmpty() && "render".equals(given.getFirst())) {
            System.exit(RenderCli.run(given.subList(1, given.size())));
        }
    }
}
