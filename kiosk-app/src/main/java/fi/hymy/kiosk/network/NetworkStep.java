package fi.hymy.kiosk.network;

import fi.hymy.kiosk.config.BootFile;
import fi.hymy.kiosk.config.BootLines;
import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.kiosk.disk.Durably;
import fi.hymy.kiosk.network.NetworkFiles.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What happens at a start: `hymy.txt` is judged; a sound one is kept and becomes the files below `/run`; instead of a
/// faulty one the last sound one does, and its faults are told. Where there never was a sound one, what is right of the
/// faulty one holds. Waits for the disk.
///
/// @param boot `hymy.txt` on the boot partition
/// @param kept folder of the last sound one, for root alone
/// @param run as `/run`
/// @param zones as `/usr/share/zoneinfo`
record NetworkStep(Path boot, Path kept, Path run, Path zones) {
    private static final String NAME = "hymy.txt";
    /// What an earlier run may have left.
    private static final List<String> MADE = List.of(
            "systemd/network/10-hymy-ethernet.network",
            "systemd/network/20-hymy-wifi.network",
            "systemd/network/30-hymy-stick.network",
            "systemd/network/31-hymy-modem.network",
            "systemd/timesyncd.conf.d/hymy.conf",
            "hymy/network/wpa_supplicant.conf",
            "hymy/network/modem",
            "hymy/network/kiosk.env",
            "hymy/network/doors");

    /// What came of it.
    ///
    /// @param sentences that were told
    /// @param fromKept whether the last sound file holds instead of the one on the card
    record Outcome(List<String> sentences, boolean fromKept) {}

    Outcome take() throws IOException {
        GivenFile given = GivenFile.read(boot);
        NetworkFile judged = NetworkFile.parse(given.lines());
        var faults = new ArrayList<>(given.faults());
        faults.addAll(judged.faults());
        boolean sound = faults.isEmpty();
        Optional<BootLines> last = sound ? Optional.empty() : lastSound();
        BootLines holding = last.orElse(given.lines());
        write(NetworkFile.parse(holding).settings(), server(given.lines()).or(() -> server(holding)));
        share(given.text());
        boolean nothingWasEverSaid = given.missing() && last.isEmpty();
        List<String> sentences =
                nothingWasEverSaid ? List.of() : sentences(faults, judged.language(), last.isPresent());
        Durably.replace(run.resolve("hymy/network-faults"), lines(sentences));
        if (sound) {
            Durably.replaceSecret(kept.resolve(NAME), given.text());
        }
        return new Outcome(sentences, last.isPresent());
    }

    private static Optional<JoinAddress> server(BootLines lines) {
        return BootFile.parse(NAME, lines).address();
    }

    private Optional<BootLines> lastSound() throws IOException {
        Path file = kept.resolve(NAME);
        return Files.isRegularFile(file) ? Optional.of(BootLines.parse(Files.readAllBytes(file))) : Optional.empty();
    }

    private static List<String> sentences(List<Fault> faults, String language, boolean fromKept) {
        if (faults.isEmpty()) {
            return List.of();
        }
        var words = new FaultWords(language);
        var sentences = new ArrayList<String>();
        faults.forEach(fault -> sentences.add(words.sentence(fault)));
        sentences.add(words.of(fromKept ? "kept" : "rest"));
        return List.copyOf(sentences);
    }

    private static String lines(List<String> sentences) {
        return sentences.isEmpty() ? "" : String.join("\n", sentences) + "\n";
    }

    private void write(NetworkSettings settings, Optional<JoinAddress> server) throws IOException {
        List<Made> files = NetworkFiles.of(settings, server);
        List<String> now = files.stream().map(Made::path).toList();
        for (String path : MADE) {
            if (!now.contains(path)) {
                Durably.delete(run.resolve(path));
            }
        }
        for (Made made : files) {
            Path file = run.resolve(made.path());
            if (made.secret()) {
                Durably.replaceSecret(file, made.text());
            } else {
                Durably.replace(file, made.text());
            }
        }
        link(run.resolve("hymy/localtime"), zones.resolve(settings.zone()));
    }

    private static void link(Path link, Path target) throws IOException {
        Path temporary = link.resolveSibling(link.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        Files.createSymbolicLink(temporary, target);
        Durably.rename(temporary, link);
    }

    /// Every line keeps its number, so that faults name the right one.
    private void share(String text) throws IOException {
        Path shared = run.resolve("hymy").resolve(NAME);
        var lines = new ArrayList<String>();
        for (String line : text.lines().toList()) {
            boolean shows = BootLines.parse(line).lines().stream()
                    .anyMatch(found ->
                            found instanceof BootLines.Setting setting && BootFile.NAMES.contains(setting.name()));
            lines.add(shows ? line : "");
        }
        Durably.replace(shared, lines(lines));
    }
}
