package fi.hymy.fleet.survey;

import fi.hymy.protocol.id.SurveyId;
import java.time.Instant;

/// A survey in the making: text as somebody wrote it, faulty or not.
///
/// @param name as the text says, or the id while it says none
/// @param body JSON, or what shall become so
/// @param updatedBy an operator's user name
record Draft(SurveyId survey, String name, String body, Instant updatedAt, String updatedBy) {}
