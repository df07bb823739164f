package fi.hymy.simulator;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.simulator.SimulatorSettings.Credential;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The file that says who the pretend kiosks are: a line `kioskId,secret` for each. Blank lines, and what begins with
/// `#`, are passed over. Faults never repeat a secret.
final class CredentialsFile {
    private CredentialsFile() {}

    static List<Credential> read(Path file, List<String> faults) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            faults.add("--credentials: there is no file " + file);
            return List.of();
        } catch (CharacterCodingException e) {
            faults.add("--credentials: %s is not UTF-8 text".formatted(file));
            return List.of();
        } catch (IOException e) {
            faults.add("--credentials: %s cannot be read: %s".formatted(file, e));
            return List.of();
        }
        Map<KioskId, Credential> found = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(file + " line " + (i + 1), line, found, faults);
            }
        }
        if (found.isEmpty() && faults.isEmpty()) {
            faults.add("--credentials: %s names no kiosk".formatted(file));
        }
        return List.copyOf(found.values());
    }

    private static void read(String place, String line, Map<KioskId, Credential> found, List<String> faults) {
        int comma = line.indexOf(',');
        if (comma < 0 || comma == line.length() - 1) {
            faults.add("--credentials: %s must be kioskId,secret".formatted(place));
            return;
        }
        try {
            var kiosk = new KioskId(line.substring(0, comma).strip());
            var credential = new Credential(kiosk, line.substring(comma + 1).strip());
            if (found.putIfAbsent(kiosk, credential) != null) {
                faults.add("--credentials: %s names the kiosk %s again".formatted(place, kiosk));
            }
        } catch (IllegalArgumentException e) {
            faults.add("--credentials: %s: %s".formatted(place, e.getMessage()));
        }
    }
}
