package fi.hymy.kiosk.staff;

/// One line of what the staff is told.
///
/// @param key names the label, in the words of the staff's pages
/// @param value as it is, or the key of a word
/// @param word whether the value is the key of a word
/// @param mood whether somebody should care
public record Fact(String key, String value, boolean word, Mood mood) {
    /// Shown by a sign as well as by a colour.
    public enum Mood {
        PLAIN,
        GOOD,
        BAD
    }

    public static Fact plain(String key, String value) {
        return new Fact(key, value, false, Mood.PLAIN);
    }

    public static Fact word(String key, String word, Mood mood) {
        return new Fact(key, word, true, mood);
    }

    public static Fact of(String key, String value, Mood mood) {
        return new Fact(key, value, false, mood);
    }
}
