package fi.hymy.fleet.assignment;

import fi.hymy.fleet.kiosk.KioskStatus;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.SurveyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which kiosks shall show what is published.
///
/// @param version an earlier one to show again, or null for the next one, made of the draft
/// @param next the number that a new version gets
record PublishView(
        SurveyId survey,
        String name,
        @Nullable PublishedVersion version,
        int next,
        List<KioskStatus> kiosks,
        SurveyNames names) {
    PublishView {
        kiosks = List.copyOf(kiosks);
    }

    String title() {
        return version == null
                ? "Publish version %d of %s".formatted(next, name)
                : "Show version %d of %s".formatted(version.ref().version(), name);
    }

    String button() {
        return version == null ? "Publish and show it there" : "Show it there";
    }

    /// What a kiosk should show until now.
    String until(KioskStatus kiosk) {
        return kiosk.shouldShow()
                .map(ref -> names.of(ref.survey()) + ", version " + ref.version())
                .orElse("nothing");
    }

    /// Kiosks that show this survey already are the likeliest to be meant.
    boolean isLikely(KioskStatus kiosk) {
        return kiosks.size() == 1
                || kiosk.shouldShow().filter(ref -> ref.survey().equals(survey)).isPresent();
    }
}
