package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.content.FetchResult.Cancelled;
import fi.hymy.kiosk.content.FetchResult.Failure;
import fi.hymy.kiosk.content.FetchResult.FetchFailed;
import fi.hymy.kiosk.content.FetchResult.HashMismatch;
import fi.hymy.kiosk.content.FetchResult.NoRoom;
import fi.hymy.kiosk.content.FetchResult.Refused;
import fi.hymy.protocol.message.Remark;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What keeps a kiosk from showing what it should, in words for the operator.
final class Problems {
    private static final int FAULTS_SAID = 3;

    private Problems() {}

    static Problem of(Failure failure) {
        return switch (failure) {
            case HashMismatch(String detail) -> problem(Reason.HASH_MISMATCH, detail);
            case FetchFailed(String detail, boolean _) -> problem(Reason.FETCH_FAILED, detail);
            case NoRoom(String detail) -> problem(Reason.DISK, detail);
            case Refused(List<Fault> faults) -> problem(Reason.REFUSED, inWords(faults));
            case Cancelled _ -> problem(Reason.UNDER_WAY, "interrupted");
        };
    }

    static Problem fetching(SurveyRef ref) {
        return problem(Reason.UNDER_WAY, Remark.FETCHING.with(ref.survey(), ref.version()));
    }

    /// What is to be shown now is; something that comes later is not here yet.
    static Problem forLater(Problem problem) {
        return problem(problem.reason(), "for later: " + problem.detail());
    }

    static Problem waitingForTheScreen() {
        return problem(Reason.UNDER_WAY, Remark.READY.with());
    }

    static Problem notRemembered(IOException e) {
        Optional<String> why =
                Optional.ofNullable(e instanceof FileSystemException file ? file.getReason() : e.getMessage());
        return problem(
                Reason.DISK,
                "the disk does not take what is to be shown (%s)"
                        .formatted(why.orElse(e.getClass().getSimpleName())));
    }

    private static String inWords(List<Fault> faults) {
        String first = faults.stream().limit(FAULTS_SAID).map(Fault::toString).collect(Collectors.joining("; "));
        int more = faults.size() - FAULTS_SAID;
        return more > 0 ? "%d faults: %s; and %d more".formatted(faults.size(), first, more) : first;
    }

    private static Problem problem(Reason reason, String detail) {
        if (detail.length() <= Problem.MAX_DETAIL) {
            return new Problem(reason, detail);
        }
        int end = Problem.MAX_DETAIL - 1;
        if (Character.isHighSurrogate(detail.charAt(end - 1))) {
            end--;
        }
        return new Problem(reason, detail.substring(0, end) + '…');
    }
}
