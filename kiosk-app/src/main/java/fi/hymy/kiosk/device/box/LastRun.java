package fi.hymy.kiosk.device.box;

import java.util.Locale;

/// How the program ended the last time, and how often it started since the operating system did.
///
/// The file says `running` for as long as the program does; whoever ends it in order says so before.
public final class LastRun {
    private static final String STATE = "run.state";
    private static final String BOOT = "run.boot";
    private static final String STARTS = "run.starts";
    private static final String RUNNING = "running";

    private final StateFile state;
    private final Exit exit;
    private final long starts;

    private LastRun(StateFile state, Exit exit, long starts) {
        this.state = state;
        this.exit = exit;
        this.starts = starts;
    }

    /// How a program can end.
    public enum Exit {
        /// Never ran before, as far as is known.
        NONE,
        /// In order.
        CLEAN,
        /// As the server asked.
        COMMANDED,
        /// Stood still, and was ended for it.
        WATCHDOG,
        /// Broke down by itself, or was killed, while the operating system went on.
        KILLED,
        /// With the whole machine: somebody pulled the plug, or the system started anew.
        POWER;

        /// Whether somebody should know.
        boolean unexpected() {
            return this == WATCHDOG || this == KILLED;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads how the last run ended, and says that this one runs.
    static LastRun begin(StateFile state, String bootId) {
        boolean sameBoot = bootId.equals(state.get(BOOT).orElse(""));
        Exit exit = state.get(STATE).map(word -> exit(word, sameBoot)).orElse(Exit.NONE);
        long starts = sameBoot ? state.number(STARTS).orElse(0) + 1 : 1;
        state.put(STATE, RUNNING, BOOT, bootId, STARTS, Long.toString(starts));
        return new LastRun(state, exit, starts);
    }

    private static Exit exit(String word, boolean sameBoot) {
        if (word.equals(RUNNING)) {
            return sameBoot ? Exit.KILLED : Exit.POWER;
        }
        for (Exit exit : Exit.values()) {
            if (exit.word().equals(word)) {
                return exit;
            }
        }
        return Exit.NONE;
    }

    public Exit exit() {
        return exit;
    }

    long starts() {
        return starts;
    }

    /// Says beforehand how this run ends.
    public void ends(Exit how) {
        state.put(STATE, how.word());
    }

    /// What was expected did not come: it goes on.
    public void goesOn() {
        state.put(STATE, RUNNING);
    }
}
