package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which keys stand where, as `keyboard_<name>.txt` says: a line for each row, keys apart by spaces; `hold e é è` for
/// what a key gives when it is held; `domain .fi .com` for the ends of e-mail addresses.
///
/// @param rows of letters in lower case, or of signs
/// @param held key to what else it gives, in order; nothing that has a key of its own
/// @param domains ends of e-mail addresses, the most likely first; empty for signs
record KeyLayout(List<List<String>> rows, Map<String, List<String>> held, List<String> domains) {
    private static final String HOLD = "hold ";
    private static final String DOMAIN = "domain ";

    /// The letters of a language; English ones where there is no layout for it.
    static KeyLayout letters(LanguageTag language) {
        String name = name(language);
        KeyLayout own = read(name);
        return own.latin() ? own.with(read("latin").held) : own;
    }

    /// What e-mail addresses are written with: the language's letters when they are Latin, else English ones, and no
    /// accents.
    static KeyLayout addresses(LanguageTag language) {
        KeyLayout own = read(name(language));
        List<List<String>> letters = own.latin() ? own.rows : read(Words.ENGLISH).rows;
        return new KeyLayout(letters, Map.of(), own.domains);
    }

    static KeyLayout signs(LanguageTag language) {
        String own = "signs_" + name(language);
        return read(exists(own) ? own : "signs");
    }

    static KeyLayout phone() {
        return read("phone");
    }

    /// Everything that can be written with the keys of a language.
    static Stream<String> all(LanguageTag language) {
        return Stream.of(letters(language), addresses(language), signs(language), phone())
                .flatMap(layout -> Stream.of(layout.rows, layout.held.values()))
                .flatMap(lists -> lists.stream().flatMap(List::stream))
                .flatMap(key -> Stream.of(key, key.toUpperCase(language.locale())));
    }

    /// The name of the layout that a language has.
    static String name(LanguageTag language) {
        String tag = new Words(language).tongue().tag();
        return exists(tag) ? tag : Words.ENGLISH;
    }

    /// Whether its letters have capitals.
    boolean cased() {
        return rows.stream()
                .flatMap(List::stream)
                .anyMatch(key -> !key.toUpperCase(Locale.ROOT).equals(key));
    }

    private boolean latin() {
        return Character.UnicodeScript.of(rows.getFirst().getFirst().codePointAt(0)) == Character.UnicodeScript.LATIN;
    }

    /// With more to hold, after what a key already gives and without what has a key of its own.
    private KeyLayout with(Map<String, List<String>> more) {
        Set<String> keys = rows.stream().flatMap(List::stream).collect(Collectors.toSet());
        var all = new LinkedHashMap<String, List<String>>();
        for (String key : keys) {
            List<String> gives = Stream.of(held, more)
                    .flatMap(source -> source.getOrDefault(key, List.of()).stream())
                    .filter(each -> !keys.contains(each))
                    .distinct()
                    .toList();
            if (!gives.isEmpty()) {
                all.put(key, gives);
            }
        }
        return new KeyLayout(rows, all, domains);
    }

    private static boolean exists(String name) {
        return KeyLayout.class.getResource(file(name)) != null;
    }

    private static KeyLayout read(String name) {
        try (InputStream file = KeyLayout.class.getResourceAsStream(file(name))) {
            if (file == null) {
                throw new IllegalStateException(file(name) + " is missing from the program");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyLayout parse(String text) {
        var rows = new ArrayList<List<String>>();
        var held = new LinkedHashMap<String, List<String>>();
        var domains = new ArrayList<String>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            List<String> keys = List.of(line.strip().split(" +"));
            List<String> rest = keys.subList(1, keys.size());
            if (line.startsWith(HOLD)) {
                held.put(rest.getFirst(), rest.subList(1, rest.size()));
            } else if (line.startsWith(DOMAIN)) {
                domains.addAll(rest);
            } else {
                rows.add(keys);
            }
        });
        return new KeyLayout(List.copyOf(rows), held, domains);
    }

    private static String file(String name) {
        return "keyboard_" + name + ".txt";
    }
}
