package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.survey.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which kiosks are meant: a group is a saved query.
///
/// Written as terms that must all hold: `tag:lobby,hall under:"Region north" -state:offline reception`. A
/// comma means or, a minus means not, quotes hold spaces together, a `*` ends a name whose ending does not
/// matter. A word without a colon is looked for in the names of kiosk, point and site, and in the kiosk's
/// id. An empty query means all.
///
/// @param text as it was written
/// @param terms at most 20
public record KioskQuery(String text, List<Term> terms) {
    public static final KioskQuery ALL = new KioskQuery("", List.of());

    static final int MAX_TEXT = 1000;
    private static final int MAX_TERMS = 20;

    private static final Pattern TERM =
            Pattern.compile("(?<not>-?)(?:(?<key>\\p{L}+):)?(?<value>(?:\"[^\"]*\"|[^\\s\"])+|(?=\\s|$))|\\S+");
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"|([^,\"]+)");

    public KioskQuery {
        terms = List.copyOf(terms);
    }

    /// What a term looks at.
    public enum Key {
        /// Tags of the kiosk, of its site and of what is above that.
        TAG,
        /// The site's name, key or id.
        SITE,
        /// The point's name, key or id.
        POINT,
        /// Any place above, or the site itself, by name, key or id.
        UNDER,
        /// What the kiosk should show: the survey's id or name.
        SURVEY,
        STATE,
        /// How far the kiosk has come, from stock to retired.
        LIFE,
        NAME;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How a kiosk is.
    public enum State {
        LINKED,
        /// It has been linked before, and is not now.
        OFFLINE,
        /// It never came.
        NEVER,
        /// Answers wait on it.
        WAITING,
        /// It does not show what it should.
        WRONG,
        /// It should show nothing.
        UNASSIGNED,
        /// It stands at a point.
        PLACED,
        UNPLACED,
        /// It will stand at a point.
        PLANNED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The steps of a kiosk's life, as the room that keeps them stores them.
    static final List<String> STEPS = List.of("STOCK", "ASSEMBLED", "SHIPPED", "INSTALLED", "IN_SERVICE", "RETIRED");

    /// @param values one of them must hold
    /// @param not whether none of them may
    public record Term(Key key, List<String> values, boolean not) {
        public Term {
            values = List.copyOf(values);
        }
    }

    /// What a text was read as.
    public sealed interface Reading {
        record Good(KioskQuery query) implements Reading {}

        /// @param faults all of them; a path is as `term 2`
        record Bad(List<Fault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }

            public String inWords() {
                return faults.stream().map(Fault::message).collect(Collectors.joining(" "));
            }
        }
    }

    public static Reading read(String text) {
        if (text.length() > MAX_TEXT) {
            return new Reading.Bad(List.of(new Fault("query", t("A query may have 1000 characters."))));
        }
        var faults = new ArrayList<Fault>();
        var terms = new ArrayList<Term>();
        Matcher found = TERM.matcher(text);
        for (int i = 1; found.find(); i++) {
            if (found.group().isEmpty()) {
                i--;
                continue;
            }
            try {
                terms.add(term(found));
            } catch (IllegalArgumentException e) {
                faults.add(new Fault("term " + i, String.valueOf(e.getMessage())));
            }
        }
        if (terms.size() > MAX_TERMS) {
            faults.add(new Fault("query", t("A query may have 20 terms, it has %s.", terms.size())));
        }
        return faults.isEmpty() ? new Reading.Good(new KioskQuery(text.strip(), terms)) : new Reading.Bad(faults);
    }

    private static Term term(Matcher found) {
        String value = found.group("value");
        if (value == null) {
            throw new IllegalArgumentException(t("A quotation mark is not closed: %s", found.group()));
        }
        Key key = key(found.group("key"));
        List<String> values = VALUE.matcher(value)
                .results()
                .map(one -> one.group(1) == null ? one.group(2) : one.group(1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> checked(key, one))
                .toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    t("'%s' lacks what to look for, as in %s.", found.group(), example(key)));
        }
        return new Term(key, values, !found.group("not").isEmpty());
    }

    private static Key key(String word) {
        if (word == null) {
            return Key.NAME;
        }
        for (Key key : Key.values()) {
            if (key.word().equals(word.toLowerCase(Locale.ROOT))) {
                return key;
            }
        }
        throw new IllegalArgumentException(t(
                "'%s:' is not known. There are tag:, site:, point:, under:, survey:, state:, life: and name:.", word));
    }

    private static String checked(Key key, String value) {
        return switch (key) {
            case TAG -> tag(value);
            case STATE -> state(value).word();
            case LIFE -> step(value);
            case SITE, POINT, UNDER, SURVEY, NAME -> value;
        };
    }

    private static String tag(String value) {
        try {
            return Tags.checked(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(t("'%s' cannot be a tag.", value), e);
        }
    }

    static State state(String word) {
        for (State state : State.values()) {
            if (state.word().equals(word.toLowerCase(Locale.ROOT))) {
                return state;
            }
        }
        throw new IllegalArgumentException(t(
                "'%s' is no state. There are %s.",
                word, Arrays.stream(State.values()).map(State::word).collect(Collectors.joining(", "))));
    }

    private static String step(String word) {
        String wanted = word.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!STEPS.contains(wanted)) {
            throw new IllegalArgumentException(t(
                    "'%s' is no step of a kiosk's life. There are %s.",
                    word, String.join(", ", STEPS).toLowerCase(Locale.ROOT)));
        }
        return wanted;
    }

    private static String example(Key key) {
        return switch (key) {
            case TAG -> "tag:lobby";
            case SITE -> "site:\"Main library\"";
            case POINT -> "point:lobby";
            case UNDER -> "under:\"Region north\"";
            case SURVEY -> "survey:reception";
            case STATE -> "state:offline";
            case LIFE -> "life:stock";
            case NAME -> "name:reception";
        };
    }
}
