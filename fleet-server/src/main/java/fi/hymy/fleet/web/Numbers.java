package fi.hymy.fleet.web;

import java.util.Locale;

/// Whole numbers as pages write them.
public final class Numbers {
    private Numbers() {}

    /// With a narrow space between thousands: 10 000.
    public static String spaced(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202F');
    }

    /// As `1 site` and `10 000 sites`, in the language of who asks.
    ///
    /// @param one as `site`: with `sites` a key of the catalogues, `site | sites`
    public static String of(long count, String one, String many) {
        return Spoken.note(
                spaced(count) + ' ' + Tongue.form(count, one, many), () -> Sentence.counted(count, one, many));
    }
}
