package fi.hymy.kiosk;

import java.nio.file.Path;

/// Tells the log where to write, before anything is logged.
final class LogFiles {
    private static final String CONFIGURATION = "logback.configurationFile";

    private LogFiles() {}

    static void in(Path data) {
        System.setProperty("hymy.logs", data.resolve("logs").toString());
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "fi/hymy/kiosk/logback-kiosk.xml");
        }
    }
}
