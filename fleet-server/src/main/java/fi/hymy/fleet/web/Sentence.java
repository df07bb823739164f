package fi.hymy.fleet.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// A sentence apart from any language: what [Tongue] says, to be kept now and said to whoever reads it later.
///
/// It is kept as JSON: `["“%s” is removed.","Lobby"]`, with the number second where there is one for one and one for
/// many: `["%s kiosk | %s kiosks",3]`. What is no such JSON is a text of nobody's language, and stays as it is.
///
/// @param english the key of the catalogues
/// @param count what chooses between one and many, or null
/// @param arguments for the places: texts, or sentences themselves
public record Sentence(String english, @Nullable Long count, List<Object> arguments) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String AS_IT_IS = "%s";
    private static final Pattern PARTICULARS = Pattern.compile("(?s)(?: \\(|[:;]|\\. ).*|\\.$");
    private static final int LONGEST_ARGUMENT = 2000;

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /// @param english a literal, so that the test of the catalogues finds it
    /// @param arguments texts, sentences, or what [Tongue] made of one during this request
    public static Sentence of(String english, Object... arguments) {
        return new Sentence(english, null, apart(arguments));
    }

    /// What an operation of the API does: its summary, without the particulars that it goes on with.
    public static Sentence asked(String summary) {
        return of(PARTICULARS.matcher(summary).replaceFirst(""));
    }

    /// What reads the same in every language, as a name.
    public static Sentence plain(String words) {
        return new Sentence(AS_IT_IS, null, List.of(words));
    }

    /// As [#of], in the form in which it is kept.
    public static String kept(String english, Object... arguments) {
        return of(english, arguments).kept();
    }

    /// What was kept, in the language of who asks now.
    public static String say(String kept) {
        return read(kept).words();
    }

    /// For one, or for none and many.
    ///
    /// @param arguments for the places of `%s` after the first, which is the number's
    public static Sentence counted(long count, String one, String many, Object... arguments) {
        return new Sentence(one + Tongue.OR + many, count, apart(arguments));
    }

    /// One after the other.
    static Sentence both(Sentence one, Sentence other) {
        return new Sentence("%s %s", null, List.of(one, other));
    }

    private static List<Object> apart(Object... arguments) {
        return Arrays.stream(arguments)
                .map(one -> one instanceof Sentence ? one : Spoken.argument(String.valueOf(one)))
                .toList();
    }

    /// Whether it reads the same in every language.
    public boolean isPlain() {
        return english.equals(AS_IT_IS) && arguments.size() == 1 && arguments.getFirst() instanceof String;
    }

    /// In the language of who asks now.
    public String words() {
        return Tongue.say(this);
    }

    /// What the places hold, each in words.
    public List<String> values() {
        return Stream.concat(
                        Stream.ofNullable(count).map(String::valueOf),
                        arguments.stream().map(String::valueOf))
                .toList();
    }

    /// As it is kept.
    public String kept() {
        return isPlain() && arguments.getFirst() instanceof String words && !words.startsWith("[\"")
                ? bounded(words)
                : json().toString();
    }

    /// How what is kept of a sentence begins, whatever its values.
    public static String beginning(String english) {
        String kept = of(english).kept();
        return kept.substring(0, kept.length() - 1);
    }

    /// What was kept; texts from before sentences were kept apart too.
    public static Sentence read(String kept) {
        if (kept.startsWith("[\"")) {
            try {
                return of(JSON.readTree(kept));
            } catch (JacksonException | IllegalArgumentException e) {
                return plain(kept);
            }
        }
        return Tongue.isKnown(kept) ? of(kept) : plain(kept);
    }

    private ArrayNode json() {
        ArrayNode json = JSON.createArrayNode().add(english);
        if (count != null) {
            json.add(count);
        }
        for (Object one : arguments) {
            if (one instanceof Sentence sentence) {
                json.add(sentence.json());
            } else {
                json.add(bounded(String.valueOf(one)));
            }
        }
        return json;
    }

    private static Sentence of(JsonNode json) {
        if (!json.isArray() || !json.path(0).isString()) {
            throw new IllegalArgumentException("no sentence");
        }
        boolean counted = json.path(1).isIntegralNumber();
        var arguments = new ArrayList<Object>();
        for (int i = counted ? 2 : 1; i < json.size(); i++) {
            arguments.add(json.get(i).isArray() ? of(json.get(i)) : json.get(i).asString());
        }
        String english = json.path(0).asString();
        if (counted && !english.contains(Tongue.OR)) {
            throw new IllegalArgumentException("no sentence for one and for many");
        }
        return new Sentence(english, counted ? json.path(1).asLong() : null, arguments);
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT) + "…";
    }

    /// In the language of who asks now.
    @Override
    public String toString() {
        return words();
    }
}
