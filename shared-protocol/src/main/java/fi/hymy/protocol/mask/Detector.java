package fi.hymy.protocol.mask;

/// Tells one kind of personal data.
@FunctionalInterface
interface Detector {
    int NONE = -1;

    /// Where what begins at `start` ends (exclusive), or [#NONE] when nothing of this kind does.
    ///
    /// @param start the first character of a word or number
    int end(Glyphs text, int start);
}
