package fi.hymy.fleet.survey;

import fi.hymy.protocol.id.SurveyId;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which survey an uploaded file is meant to be, if that much can be read.
final class UploadedId {
    private UploadedId() {}

    static Optional<SurveyId> of(String body) {
        try {
            JsonNode id = JsonMapper.shared().readTree(body).get("surveyId");
            return id == null || !id.isString() ? Optional.empty() : Optional.of(new SurveyId(id.asString()));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
