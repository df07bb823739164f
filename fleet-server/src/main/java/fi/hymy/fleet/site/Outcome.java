package fi.hymy.fleet.site;

/// What came of a wish to change where things are.
///
/// @param <T> what was made or changed
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    /// Nothing was changed.
    ///
    /// @param why a sentence for who wished it
    record Refused<T>(String why) implements Outcome<T> {}
}
