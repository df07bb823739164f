package fi.hymy.kiosk.visit;

import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;

/// A survey as it was published, with the reference that its responses carry.
public record Edition(SurveyRef ref, Survey survey) {}
