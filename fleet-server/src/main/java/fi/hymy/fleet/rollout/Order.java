package fi.hymy.fleet.rollout;

/// What an operator wants of a rollout.
sealed interface Order {
    record Start() implements Order {}

    record Pause() implements Order {}

    /// @param again whether kiosks that failed are told once more
    record Resume(boolean again) implements Order {}

    record Abort() implements Order {}

    record RollBack() implements Order {}

    /// What came of it.
    sealed interface Outcome {
        /// @param words what was done, for the history
        record Moved(Standing standing, String words) implements Outcome {}

        record Refused(String why) implements Outcome {}
    }
}
