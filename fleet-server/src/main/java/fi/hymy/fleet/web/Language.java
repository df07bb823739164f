package fi.hymy.fleet.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A language that the console speaks.
public enum Language {
    EN("English", Locale.UK),
    FI("Suomi", Locale.of("fi", "FI")),
    SV("Svenska", Locale.of("sv", "FI")),
    /// For tests, as `en-XA`: English between marks, so that they see what did not go through [Tongue].
    MARKED("Marked", Locale.of("en", "XA"));

    /// Those that people can choose.
    public static final List<Language> OFFERED = List.of(EN, FI, SV);

    private final String ownName;
    private final Locale locale;

    Language(String ownName, Locale locale) {
        this.ownName = ownName;
        this.locale = locale;
    }

    /// As those who speak it call it.
    public String ownName() {
        return ownName;
    }

    /// How dates and numbers are written in it.
    public Locale locale() {
        return locale;
    }

    /// As `fi`: for addresses, catalogues and the page's `lang`.
    public String code() {
        return this == MARKED ? "en" : key();
    }

    /// By which it is kept; unlike [#code], every language has its own.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Language> of(String key) {
        return Arrays.stream(values())
                .filter(language -> language.key().equals(key))
                .findFirst();
    }

    static Optional<Language> of(Locale locale) {
        return locale.equals(MARKED.locale)
                ? Optional.of(MARKED)
                : OFFERED.stream()
                        .filter(language -> language.code().equals(locale.getLanguage()))
                        .findFirst();
    }
}
