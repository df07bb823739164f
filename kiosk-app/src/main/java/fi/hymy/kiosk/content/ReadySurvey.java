package fi.hymy.kiosk.content;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A survey that can be shown now: read without a fault, and every file that it refers to is on disk.
///
/// @param assets one for each of the survey's assets, or for those that are whole. The files stay as long as the
///     survey is the one on the screen, the one to be shown next, or the one before
public record ReadySurvey(SurveyRef ref, Survey survey, Map<ContentHash, Path> assets) {
    public ReadySurvey {
        assets = Map.copyOf(assets);
    }

    /// Where the picture lies; empty when it is none of this survey's.
    public Optional<Path> asset(ContentHash hash) {
        return Optional.ofNullable(assets.get(hash));
    }
}
