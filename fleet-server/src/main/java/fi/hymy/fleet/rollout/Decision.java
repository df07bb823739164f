package fi.hymy.fleet.rollout;

/// What a rollout does next by itself.
sealed interface Decision {
    /// Nothing now.
    record Wait() implements Decision {}

    record OpenWave(int wave) implements Decision {}

    /// Enough kiosks have it: from now on that must hold.
    record BeginSoak() implements Decision {}

    record EndSoak() implements Decision {}

    record Pause(String why) implements Decision {}

    record Finish() implements Decision {}

    /// All are told to go back.
    record EndRollback() implements Decision {}
}
