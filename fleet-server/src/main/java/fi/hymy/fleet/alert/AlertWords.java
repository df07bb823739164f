package fi.hymy.fleet.alert;

import fi.hymy.fleet.web.Language;
import fi.hymy.fleet.web.Tongue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/// What is said of alarms, in the reader's language: catalogues lie beside this class, one file for each.
final class AlertWords {
    private static final Map<String, AlertWords> ALL =
            Map.of("en", new AlertWords("en"), "fi", new AlertWords("fi"), "sv", new AlertWords("sv"));

    /// For tests, as [Tongue] marks what went through it.
    private static final AlertWords MARKED = new AlertWords("en", "⟦%s⟧");

    private final String language;
    private final String frame;
    private final ResourceBundle words;

    private AlertWords(String language) {
        this(language, "%s");
    }

    private AlertWords(String language, String frame) {
        this.language = language;
        this.frame = frame;
        this.words = ResourceBundle.getBundle(
                "alert-words",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// @param language English where there is no catalogue
    static AlertWords in(String language) {
        return Optional.ofNullable(ALL.get(language)).orElseGet(() -> ALL.get("en"));
    }

    /// Of who asks now.
    static AlertWords here() {
        Language asks = Tongue.language();
        return asks == Language.MARKED ? MARKED : in(asks.code());
    }

    static boolean knows(String language) {
        return ALL.containsKey(language);
    }

    String language() {
        return language;
    }

    /// What is wrong with what, in a sentence: `Reception is offline.`
    String title(Alert alert) {
        AlertKind kind = alert.cause().kind();
        Object[] facts = padded(alert);
        if (alert.cause().ofKiosk().isPresent()) {
            return said("title." + kind.name(), facts);
        }
        return said((alert.cause().site() == null ? "all." : "site.") + kind.name(), facts);
    }

    /// What kind of thing it is, in a few words.
    String name(AlertKind kind) {
        return said("name." + kind.name());
    }

    /// What to do about it, in some sentences.
    String advice(AlertKind kind, boolean group) {
        String key = "group-advice." + kind.name();
        return frame.formatted(words.getString(group && words.containsKey(key) ? key : "advice." + kind.name()));
    }

    /// @param key in the catalogue
    String said(String key, Object... values) {
        return frame.formatted(words.getString(key).formatted(values));
    }

    /// The subject, then the facts, as many as any sentence needs.
    private static Object[] padded(Alert alert) {
        String[] all = new String[4];
        Arrays.fill(all, "");
        all[0] = alert.cause().ofKiosk().isPresent() && alert.siteName() != null
                ? alert.subject() + " (" + alert.siteName() + ")"
                : alert.subject();
        for (int i = 0; i < Math.min(3, alert.facts().size()); i++) {
            all[i + 1] = alert.facts().get(i);
        }
        return all;
    }
}
