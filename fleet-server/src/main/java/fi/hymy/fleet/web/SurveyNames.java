package fi.hymy.fleet.web;

import fi.hymy.protocol.id.SurveyId;

/// What people call a survey; for pages of features that know a survey by its id only.
public interface SurveyNames {
    /// The id itself when nothing is known of it.
    String of(SurveyId survey);
}
