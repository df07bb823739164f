package fi.hymy.kiosk.content;

import fi.hymy.protocol.survey.Fault;
import java.util.List;

/// What became of fetching a survey with all that it shows.
public sealed interface FetchResult {
    /// All of it is on disk, verified.
    record Fetched(ReadySurvey survey) implements FetchResult {}

    /// Why it is not.
    sealed interface Failure extends FetchResult {}

    /// What came does not hash to what was promised.
    record HashMismatch(String detail) implements Failure {}

    /// The server could not be reached, broke off, or gave no such file.
    ///
    /// @param progressed whether some bytes came, so that it is worth going on soon
    record FetchFailed(String detail, boolean progressed) implements Failure {}

    /// No room on the disk, or a disk that does not write.
    record NoRoom(String detail) implements Failure {}

    /// The bytes are the promised ones, and this kiosk cannot show them.
    ///
    /// @param faults at least one
    record Refused(List<Fault> faults) implements Failure {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /// The thread was interrupted; what came so far stays, to be resumed.
    record Cancelled() implements Failure {}
}
