package fi.hymy.fleet.web;

import gg.jte.Content;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/// Says things in the language of who asks. The English text is itself the key, as with gettext; what has no
/// translation stays English, and so does all that is said outside of a request or to programs.
///
/// For templates (`@import static fi.hymy.fleet.web.Tongue.t`) and Java alike. What is stored must stay English: keep
/// the sentence and its arguments apart, and say it when it is read. Texts are whole sentences with `%s`, never glued
/// from pieces. Where one English word means two things, what follows ` ~` tells them apart and is not shown, as in
/// `Open ~door`. Escaping is the templates' affair.
public final class Tongue {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Pattern PLACE = Pattern.compile("%(?:(\\d)\\$)?s");
    private static final Pattern NOTE = Pattern.compile(" ~\\w+$");
    static final String OR = " | ";
    private static final Map<String, DateTimeFormatter> PATTERNS = new ConcurrentHashMap<>();

    private Tongue() {}

    /// The sentence, with its arguments in the places of `%s`.
    ///
    /// @param english a literal, so that the test of the catalogues finds it; `%1$s` names a place by its number
    public static String t(String english, Object... arguments) {
        return Spoken.note(filled(said(english), arguments), () -> Sentence.of(english, arguments));
    }

    /// A sentence that was kept, in the language of who asks now.
    static String say(Sentence sentence) {
        Object[] arguments = sentence.arguments().toArray();
        Long count = sentence.count();
        if (PLACE.matcher(sentence.english()).replaceAll("").isBlank()) {
            return filled(sentence.english(), arguments);
        }
        if (count == null) {
            return filled(said(sentence.english()), arguments);
        }
        int between = sentence.english().indexOf(OR);
        String one = sentence.english().substring(0, between);
        String many = sentence.english().substring(between + OR.length());
        // Those of Numbers have no place for the number: it stands before them.
        return PLACE.matcher(many).find()
                ? counted(count, one, many, arguments)
                : Numbers.spaced(count) + ' ' + form(count, one, many);
    }

    /// Whether the catalogues have it.
    static boolean isKnown(String english) {
        return CATALOGUE.find(Language.FI, english).isPresent();
    }

    /// Keys of what is said with these words in the language of who asks, so that what is kept can be searched in it.
    ///
    /// @param most as many are found at most
    public static List<String> keysSaying(String words, int most) {
        Language language = language();
        String wanted = words.strip().toLowerCase(language.locale());
        return CATALOGUE.entries().entrySet().stream()
                .filter(entry -> Optional.ofNullable(entry.getValue().get(language)).stream()
                        .anyMatch(said -> said.toLowerCase(language.locale()).contains(wanted)))
                .map(Map.Entry::getKey)
                .sorted()
                .limit(most)
                .toList();
    }

    /// The sentence for one, or for none and many.
    ///
    /// @param arguments for the places of `%s` after the first, which is the number's
    public static String n(long count, String one, String many, Object... arguments) {
        return Spoken.note(counted(count, one, many, arguments), () -> Sentence.counted(count, one, many, arguments));
    }

    private static String counted(long count, String one, String many, Object... arguments) {
        Object[] all = Stream.concat(Stream.of(Numbers.spaced(count)), Arrays.stream(arguments))
                .toArray();
        return filled(form(count, one, many), all);
    }

    /// What fits the number, of two that are one entry of the catalogues.
    static String form(long count, String one, String many) {
        Language language = language();
        String forms = CATALOGUE.find(language, one + OR + many).orElse(one + OR + many);
        int between = forms.indexOf(OR);
        String words = count == 1 ? forms.substring(0, between) : forms.substring(between + OR.length());
        return language == Language.MARKED ? marked(words) : words;
    }

    /// A sentence with parts that are more than text: `${rich("See %s.", @`<a href="/">${t("the list")}</a>`)}`.
    public static Content rich(String english, Content... parts) {
        String words = said(english);
        return output -> {
            Matcher place = PLACE.matcher(words);
            int done = 0;
            for (int next = 0; place.find(); next++) {
                output.writeUserContent(words.substring(done, place.start()));
                String position = place.group(1);
                parts[position == null ? next : Integer.parseInt(position) - 1].writeTo(output);
                done = place.end();
            }
            output.writeUserContent(words.substring(done));
        };
    }

    /// Names a sentence that [#t] says later: so the test of the catalogues finds it.
    public static String key(String english) {
        return english;
    }

    /// How moments are written.
    ///
    /// @param english the pattern in English; other languages have their own
    public static DateTimeFormatter pattern(String english) {
        Language language = language();
        String pattern = CATALOGUE.find(language, english).orElse(english);
        return PATTERNS.computeIfAbsent(
                language.key() + ' ' + pattern, _ -> DateTimeFormatter.ofPattern(pattern, language.locale()));
    }

    /// Of the request at hand; English where there is none.
    public static Language language() {
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        return context == null || context.getLocale() == null
                ? Language.EN
                : Language.of(context.getLocale()).orElse(Language.EN);
    }

    private static String said(String english) {
        Language language = language();
        return CATALOGUE.find(language, english).orElseGet(() -> {
            String plain = NOTE.matcher(english).replaceFirst("");
            return language == Language.MARKED ? marked(plain) : plain;
        });
    }

    private static String marked(String words) {
        return '⟦' + words + '⟧';
    }

    /// Only `%s` and `%1$s` are places, so that no translation can break a page.
    private static String filled(String words, Object... arguments) {
        if (arguments.length == 0) {
            return words;
        }
        var next = new AtomicInteger();
        return PLACE.matcher(words).replaceAll(place -> {
            int index = place.group(1) == null ? next.getAndIncrement() : Integer.parseInt(place.group(1)) - 1;
            return index < arguments.length ? Matcher.quoteReplacement(String.valueOf(arguments[index])) : "";
        });
    }
}
