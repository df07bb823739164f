package fi.hymy.kiosk.screen;

/// One thing that a designer would mend on a screen.
///
/// @param where the id of the thing, or the beginning of its words
/// @param what for example how small it came out
public record Finding(Rule rule, String where, String what) {
    /// What a screen must hold to.
    public enum Rule {
        /// Words stand outside the room they were given, or outside the glass.
        CLIPPED,
        /// Two things lie on each other.
        OVERLAP,
        /// Something to tap is smaller than a finger.
        SMALL_TARGET,
        /// Words are too small for the eye at arm's length.
        SMALL_LETTERS,
        /// Words do not stand out from what is behind them: WCAG 2.2, 1.4.3.
        CONTRAST,
        /// Something to tap lies in the top third of a tall panel.
        OUT_OF_REACH,
        /// What helps to answer finds no room anywhere.
        UNSAID,
        /// It is painted into a buffer of its own, and JavaFX keeps one for every size that it ever needed.
        BUFFERED
    }

    @Override
    public String toString() {
        return "%s: %s %s".formatted(rule, where, what);
    }
}
