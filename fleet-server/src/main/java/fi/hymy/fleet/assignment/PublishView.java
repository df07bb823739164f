package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

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
                ? t("Publish version %s of %s", next, name)
                : t("Show version %s of %s", version.ref().version(), name);
    }

    /// What the button does, before how many kiosks it does it on.
    String button() {
        return version == null ? t("Publish and show it on") : t("Show it on");
    }

    /// What it does when no kiosk is chosen.
    String alone() {
        return version == null ? t("Publish, and show it nowhere yet") : t("Choose a kiosk first");
    }
}
