package fi.hymy.simulator;

import fi.hymy.simulator.enrolment.Endpoint;
import fi.hymy.simulator.enrolment.Enrolling;
import fi.hymy.simulator.enrolment.JoinText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to simulate. What exists has been checked.
///
/// @param kiosks who they are
/// @param rate responses a second of all kiosks together, 0 for none
/// @param brokerOrNull where they connect, or null for where the server wants them
/// @param history days of past responses to make first, for kiosks that have none yet; 0 for none
/// @param perDay past responses of an ordinary kiosk on an ordinary day
/// @param seed makes places and people; the same seed makes the same ones
/// @param update how long a release of software takes a kiosk at most
/// @param durationOrNull how long to give responses, or null for ever
/// @param dataOrNull where the outboxes lie, or null for a directory that is deleted at the end
public record SimulatorSettings(
        Source kiosks,
        double rate,
        @Nullable Endpoint brokerOrNull,
        int history,
        int perDay,
        long seed,
        Duration update,
        @Nullable Duration durationOrNull,
        @Nullable Path dataOrNull) {

    public Optional<Endpoint> broker() {
        return Optional.ofNullable(brokerOrNull);
    }

    public Optional<Duration> duration() {
        return Optional.ofNullable(durationOrNull);
    }

    public Optional<Path> data() {
        return Optional.ofNullable(dataOrNull);
    }

    /// Where the kiosks' keys and certificates lie, and how to come to those that are lacking.
    ///
    /// @param roll the file that keeps them
    /// @param count how many are wanted, or 0 for all of the file
    /// @param joinOrNull of the server that lacking ones are enrolled with, or null for the one of the file
    /// @param operator claims them
    public record Source(Path roll, int count, @Nullable JoinText joinOrNull, Enrolling.Operator operator) {
        Optional<JoinText> join() {
            return Optional.ofNullable(joinOrNull);
        }
    }
}
