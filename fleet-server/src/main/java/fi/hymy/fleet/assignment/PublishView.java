package fi.hymy.fleet.assignment;

import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.protocol.id.SurveyId;
import org.jspecify.annotations.Nullable;

/// Which kiosks shall show what is published.
///
/// @param version an earlier one to show again, or null for the next one, made of the draft
/// @param next the number that a new version gets
/// @param problem why it was not published just now, or empty
record PublishView(
        SurveyId survey, String name, @Nullable PublishedVersion version, int next, KioskPick pick, String problem) {
    String title() {
        return version == null
                ? "Publish version %d of %s".formatted(next, name)
                : "Show version %d of %s".formatted(version.ref().version(), name);
    }

    /// What the button does, before how many kiosks it does it on.
    String button() {
        return version == null ? "Publish and show it on" : "Show it on";
    }

    /// What it does when no kiosk is chosen.
    String alone() {
        return version == null ? "Publish, and show it nowhere yet" : "Choose a kiosk first";
    }
}
