package fi.hymy.fleet.storage;

import org.springframework.context.SmartLifecycle;

/// A part of the server that works in rounds from the server's start to its end.
public interface WorksInRounds extends SmartLifecycle {
    /// Always the same.
    Rounds rounds();

    @Override
    default void start() {
        rounds().start();
    }

    /// Waits for a last round.
    @Override
    default void stop() {
        rounds().stop();
    }

    @Override
    default boolean isRunning() {
        return rounds().isRunning();
    }
}
