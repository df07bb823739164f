package fi.hymy.kiosk.screen;

/// How loud the voice is, as a visitor steps through it.
///
/// @param percent 0 to 100
record Volume(int percent) {
    /// How many steps there are.
    static final int STEPS = 5;

    private static final int STEP = 100 / STEPS;

    /// The step that it is nearest to, 1 to [#STEPS].
    int step() {
        return Math.clamp(Math.round(percent / (double) STEP), 1, STEPS);
    }

    /// The next step, or the same at the loudest.
    Volume louder() {
        return new Volume(Math.min(STEPS, step() + 1) * STEP);
    }

    /// The step before, or the same at the softest: nobody silences the voice by mistake.
    Volume softer() {
        return new Volume(Math.max(1, step() - 1) * STEP);
    }
}
