package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;

/// Points at one published version of a survey and proves which bytes are meant.
///
/// @param version 1 and up
public record SurveyRef(SurveyId survey, int version, ContentHash hash) {
    public SurveyRef {
        if (version < 1) {
            throw new IllegalArgumentException("survey version must be 1 or more, it is " + version);
        }
    }
}
