package fi.hymy.kiosk.content;

import fi.hymy.protocol.survey.SurveyRef;
import java.util.Optional;
import java.util.Set;

/// Surveys that can be shown, and those that can be had. For one thread; every method may wait for the disk.
public interface SurveyLibrary {
    /// A survey that is here with all its files, without asking anybody. Empty when something is missing, torn,
    /// or not understood by this program.
    Optional<ReadySurvey> find(SurveyRef ref);

    /// A survey that is here, with those of its pictures that are whole: better than none when there is no network.
    default Optional<ReadySurvey> findInPart(SurveyRef ref) {
        return find(ref);
    }

    /// Sees to it that a survey is here. Waits for the network; ends soon with [FetchResult.Cancelled] when the
    /// thread is interrupted, which leaves it interrupted.
    FetchResult fetch(SurveyRef ref);

    /// Deletes the files that none of these surveys needs. What cannot be deleted now goes the next time.
    void keepOnly(Set<SurveyRef> needed);
}
