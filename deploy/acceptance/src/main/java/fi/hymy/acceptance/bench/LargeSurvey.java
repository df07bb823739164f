package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The sample survey of twenty questions, each asked again and again in the same words until it is large enough.
final class LargeSurvey {
    static final String ID = "large-survey";

    private static final JsonMapper JSON = new JsonMapper();
    /// What a question may have.
    private static final int MOST = 300;

    private LargeSurvey() {}

    /// @param bytes without white space, at the least
    static byte[] of(int bytes) {
        for (int times = 1; times < MOST; times++) {
            byte[] survey = JSON.writeValueAsBytes(repeated(times));
            if (survey.length >= bytes) {
                return survey;
            }
        }
        throw new IllegalArgumentException("twenty questions do not hold " + bytes + " bytes");
    }

    private static ObjectNode repeated(int times) {
        ObjectNode survey = (ObjectNode) JSON.readTree(Koivuranta.json(Kind.LONG));
        survey.put("surveyId", ID);
        for (JsonNode page : survey.get("pages")) {
            for (JsonNode question : page.get("questions")) {
                ObjectNode text = (ObjectNode) question.get("text");
                for (String language : text.propertyNames()) {
                    String once = text.get(language).asString() + ' ';
                    text.put(
                            language,
                            once.repeat(Math.min(times, MOST / once.length())).strip());
                }
            }
        }
        return survey;
    }
}
