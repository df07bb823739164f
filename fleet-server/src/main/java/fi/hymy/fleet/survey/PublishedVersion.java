package fi.hymy.fleet.survey;

import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;

/// A version that was published and never changes.
///
/// @param name of the survey in this version
/// @param publishedBy an operator's user name
public record PublishedVersion(SurveyRef ref, String name, Instant publishedAt, String publishedBy) {}
