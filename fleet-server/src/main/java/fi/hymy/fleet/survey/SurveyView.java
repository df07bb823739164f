package fi.hymy.fleet.survey;

import fi.hymy.protocol.id.SurveyId;
import java.util.List;
import java.util.Optional;

/// One survey's page.
///
/// @param faults of the draft, 0 without one
/// @param versions the newest first
record SurveyView(SurveyId id, String name, Optional<Draft> draft, int faults, List<PublishedVersion> versions) {
    static SurveyView of(SurveyId id, Optional<Draft> draft, List<PublishedVersion> versions, Drafts drafts) {
        String name = draft.map(Draft::name)
                .or(() -> versions.stream().map(PublishedVersion::name).findFirst())
                .orElseGet(id::value);
        int faults = draft.map(found -> drafts.read(found.body(), id).faults().size())
                .orElse(0);
        return new SurveyView(id, name, draft, faults, versions);
    }

    boolean canPublish() {
        return draft.isPresent() && faults == 0;
    }
}
