package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.content.ReadySurvey;
import org.jspecify.annotations.Nullable;

/// Where a survey meets its visitors.
public interface SurveySlot {
    /// Puts a survey on the screen once no visitor is there, in place of the one before and of any that still
    /// waits. Called on the twin's thread; must not wait.
    ///
    /// @param survey null for none: the waiting screen
    /// @param onScreen to be called once it is there, from any thread; not called when another took its place
    ///     first
    void show(@Nullable ReadySurvey survey, Runnable onScreen);

    /// Whether the site is open; said again and again. Called on the twin's thread; must not wait.
    void opening(boolean open);
}
