package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.SealedPart;
import fi.hymy.protocol.survey.CleanText;
import fi.hymy.protocol.survey.LanguageTag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Responses to JSON. What has no order of its own (sets, maps) is sorted.
final class ResponseWriter {
    private ResponseWriter() {}

    static void write(CanonicalText json, Response response) {
        fields(json, response);
        response.sealed().ifPresent(part -> sealed(json, part));
        json.close('}');
    }

    /// Without the sealed part.
    static void writeApart(CanonicalText json, Response response) {
        fields(json, response);
        json.close('}');
    }

    private static void fields(CanonicalText json, Response response) {
        json.open('{').field("id").plain(response.id().toString());
        json.field("survey").ref(response.survey());
        json.field("language").plain(response.language().tag());
        json.field("channel").plain(Words.of(response.channel()));
        json.field("startedAt").stamp(response.startedAt());
        json.field("endedAt").stamp(response.endedAt());
        json.field("status").plain(Words.of(response.status()));
        json.field("answers").open('[');
        response.answers().forEach(answer -> write(json, answer));
        json.close(']').field("flags").open('[');
        response.flags().stream().sorted().forEach(flag -> json.plain(Words.of(flag)));
        json.close(']');
    }

    private static void sealed(CanonicalText json, SealedPart part) {
        json.field("sealed").open('{').field("key").plain(part.key().value());
        json.field("part").plain(part.text()).close('}');
    }

    static void write(CanonicalText json, Answer answer) {
        json.open('{').field("question").plain(answer.question().value()).field("kind");
        switch (answer) {
            case Answer.Scale scale -> json.plain("scale").field("value").number(scale.value());
            case Answer.YesNo yesNo -> json.plain("yesNo").field("value").plain(Words.of(yesNo.verdict()));
            case Answer.Chosen chosen -> chosen(json.plain("chosen"), chosen);
            case Answer.Ranked ranked -> ids(json.plain("ranked").field("order"), ranked.order());
            case Answer.Rated rated -> rated(json.plain("rated").field("ratings"), rated);
            case Answer.Words words -> json.plain("words").field("text").text(clean(words.text()));
            case Answer.Details details -> details(json.plain("details"), details);
            // A program that does not know this kind of answer defers the response: nothing is taken for the whole.
            case Answer.Sealed _ -> json.plain("sealed");
        }
        json.close('}');
    }

    private static void chosen(CanonicalText json, Answer.Chosen chosen) {
        ids(json.field("chosen"), chosen.chosen());
        if (!chosen.otherText().isEmpty()) {
            json.field("otherText").text(clean(chosen.otherText()));
        }
        ids(json.field("shown"), chosen.shown());
    }

    private static void ids(CanonicalText json, List<ChoiceId> ids) {
        json.open('[');
        ids.forEach(id -> json.plain(id.value()));
        json.close(']');
    }

    private static void rated(CanonicalText json, Answer.Rated rated) {
        json.open('{');
        rated.ratings().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                .forEach(entry -> json.field(entry.getKey().value()).number(entry.getValue()));
        json.close('}');
    }

    private static void details(CanonicalText json, Answer.Details details) {
        LanguageTag consentIn = details.consentIn();
        if (consentIn != null) {
            json.field("consentIn").plain(consentIn.tag());
        }
        json.field("fields").open('{');
        details.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> json.field(Words.of(entry.getKey())).text(clean(entry.getValue())));
        json.close('}');
    }

    private static String clean(String text) {
        if (!CleanText.isClean(text)) {
            throw new CodecException("answers", "hold a text with control characters or half characters", false);
        }
        return text;
    }
}
