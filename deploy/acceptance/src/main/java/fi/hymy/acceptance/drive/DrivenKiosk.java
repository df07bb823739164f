package fi.hymy.acceptance.drive;

import fi.hymy.kiosk.KioskApp;
import fi.hymy.kiosk.Main;
import fi.hymy.kiosk.config.KioskSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Starts the packaged kiosk with a witness and a drive beside it. The kiosk's own arguments follow; what is the
/// drive's comes as system properties: `hymy.drive.journal`, `hymy.drive.port-file`, and, if wanted,
/// `hymy.drive.tap-guard-millis` and `hymy.drive.auto` (seed and pause in milliseconds: somebody answers from the
/// start).
public final class DrivenKiosk {
    private DrivenKiosk() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var witness = new Witness(Journal.open(Path.of(needed("journal"))));
        long guard = Long.parseLong(System.getProperty("hymy.drive.tap-guard-millis", "300"));
        Main.run(
                KioskSettings.read(List.of(arguments)),
                new KioskApp.Seams(witness::watching, Duration.ofMillis(guard)));
        var language = new DriveLanguage(witness);
        String auto = System.getProperty("hymy.drive.auto", "");
        if (!auto.isEmpty()) {
            language.apply("auto " + auto);
        }
        DriveSocket.open(Path.of(needed("port-file")), language);
    }

    private static String needed(String name) {
        String value = System.getProperty("hymy.drive." + name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("-Dhymy.drive." + name + " is needed");
        }
        return value;
    }
}
