package fi.hymy.acceptance.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What kiosks said that they did.
///
/// @param finished response id to the SHA-256 of its body: what a respondent gave in full
/// @param thanked response ids: what a respondent was thanked for
public record Testimony(Map<String, String> finished, Set<String> thanked) {
    public Testimony {
        finished = Map.copyOf(finished);
        thanked = Set.copyOf(thanked);
    }

    /// Reads journals; one that does not exist says nothing. Lines cut short by a kill are passed over.
    ///
    /// @throws IllegalStateException when a journal contradicts itself
    public static Testimony read(List<Path> journals) {
        var finished = new HashMap<String, String>();
        var thanked = new HashSet<String>();
        for (Path journal : journals) {
            for (String line : wholeLines(journal)) {
                String[] words = line.split(" ");
                if (words.length == 3 && words[0].equals("finished") && words[2].length() == 64) {
                    String before = finished.put(words[1], words[2]);
                    if (before != null && !before.equals(words[2])) {
                        throw new IllegalStateException("two responses with the id " + words[1]);
                    }
                } else if (words.length == 2 && words[0].equals("thanked") && words[1].length() == 36) {
                    thanked.add(words[1]);
                }
            }
        }
        return new Testimony(finished, thanked);
    }

    /// Together with what others said.
    public Testimony and(Testimony other) {
        var allFinished = new HashMap<>(finished);
        allFinished.putAll(other.finished);
        var allThanked = new HashSet<>(thanked);
        allThanked.addAll(other.thanked);
        return new Testimony(allFinished, allThanked);
    }

    private static List<String> wholeLines(Path journal) {
        try {
            if (!Files.exists(journal)) {
                return List.of();
            }
            String text = Files.readString(journal, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
