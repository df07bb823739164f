package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.CleanText;
import fi.hymy.protocol.survey.LanguageTag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Responses to JSON. What has no order of its own (sets, maps) is sorted.
final class ResponseWriter {
    private ResponseWriter() {}

    static ObjectNode response(Response response) {
        ObjectNode json = Json.object().put("id", response.id().toString());
        json.set("survey", Parts.ref(response.survey()));
        json.put("language", response.language().tag());
        json.put("channel", Words.of(response.channel()));
        json.set("startedAt", Parts.stamp(response.startedAt()));
        json.set("endedAt", Parts.stamp(response.endedAt()));
        json.put("status", Words.of(response.status()));
        ArrayNode answers = json.putArray("answers");
        response.answers().forEach(answer -> answers.add(answer(answer)));
        ArrayNode flags = json.putArray("flags");
        response.flags().stream().sorted().forEach(flag -> flags.add(Words.of(flag)));
        return json;
    }

    private static ObjectNode answer(Answer answer) {
        ObjectNode json = Json.object().put("question", answer.question().value());
        switch (answer) {
            case Answer.Scale scale -> json.put("kind", "scale").put("value", scale.value());
            case Answer.YesNo yesNo -> json.put("kind", "yesNo").put("value", Words.of(yesNo.verdict()));
            case Answer.Chosen chosen -> chosen(json.put("kind", "chosen"), chosen);
            case Answer.Ranked ranked -> ids(json.put("kind", "ranked").putArray("order"), ranked.order());
            case Answer.Rated rated -> rated(json.put("kind", "rated").putObject("ratings"), rated);
            case Answer.Words words -> json.put("kind", "words").put("text", clean(words.text()));
            case Answer.Details details -> details(json.put("kind", "details"), details);
        }
        return json;
    }

    private static void chosen(ObjectNode json, Answer.Chosen chosen) {
        ids(json.putArray("chosen"), chosen.chosen());
        if (!chosen.otherText().isEmpty()) {
            json.put("otherText", clean(chosen.otherText()));
        }
        ids(json.putArray("shown"), chosen.shown());
    }

    private static void ids(ArrayNode json, List<ChoiceId> ids) {
        ids.forEach(id -> json.add(id.value()));
    }

    private static void rated(ObjectNode json, Answer.Rated rated) {
        rated.ratings().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                .forEach(entry -> json.put(entry.getKey().value(), entry.getValue()));
    }

    private static void details(ObjectNode json, Answer.Details details) {
        LanguageTag consentIn = details.consentIn();
        if (consentIn != null) {
            json.put("consentIn", consentIn.tag());
        }
        ObjectNode fields = json.putObject("fields");
        details.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> fields.put(Words.of(entry.getKey()), clean(entry.getValue())));
    }

    private static String clean(String text) {
        if (!CleanText.isClean(text)) {
            throw new CodecException("answers", "hold a text with control characters or half characters", false);
        }
        return text;
    }
}
