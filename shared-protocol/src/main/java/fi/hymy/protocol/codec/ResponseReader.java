package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Flag;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.response.SealedPart;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Responses from JSON.
final class ResponseReader {
    static final int MAX_ANSWERS = 1000;
    static final int MAX_CHOICES = 50;
    static final int MAX_STATEMENTS = 20;
    static final int MAX_FLAGS = 20;
    private static final int MAX_DETAILS = 20;
    private static final Words<ContactField> CONTACT = Words.of(ContactField.class);

    private ResponseReader() {}

    static ResponseId id(Place place) {
        return place.field("id").parse(ResponseId::parse);
    }

    static Response response(Place place) {
        return response(place, place.maybe("sealed").map(ResponseReader::sealed).orElse(null));
    }

    /// @param sealed that lies elsewhere
    static Response response(Place place, @Nullable SealedPart sealed) {
        ResponseId id = id(place);
        SurveyRef survey = Parts.ref(place.field("survey"));
        LanguageTag language = place.field("language").parse(LanguageTag::new);
        Channel channel = Words.CHANNEL.read(place.field("channel"));
        Stamp startedAt = Parts.stamp(place.field("startedAt"));
        Stamp endedAt = Parts.stamp(place.field("endedAt"));
        Status status = Words.STATUS.read(place.field("status"));
        List<Answer> answers = place.field("answers").entries(MAX_ANSWERS).stream()
                .map(ResponseReader::answer)
                .toList();
        Set<Flag> flags = flags(place.field("flags"));
        return place.build(
                () -> new Response(id, survey, language, channel, startedAt, endedAt, status, answers, flags, sealed));
    }

    private static SealedPart sealed(Place place) {
        SealingKeyId key = place.field("key").parse(SealingKeyId::new);
        return place.field("part").parse(text -> new SealedPart(key, text));
    }

    private static Set<Flag> flags(Place place) {
        var flags = EnumSet.noneOf(Flag.class);
        place.entries(MAX_FLAGS).forEach(entry -> flags.add(Words.FLAG.read(entry)));
        return flags;
    }

    static Answer answer(Place place) {
        QuestionId question = place.field("question").parse(QuestionId::new);
        Place kind = place.field("kind");
        return place.build(() -> switch (kind.text()) {
            case "scale" -> new Answer.Scale(question, place.field("value").integer(0, 10));
            case "yesNo" -> new Answer.YesNo(question, Words.VERDICT.read(place.field("value")));
            case "chosen" -> chosen(question, place);
            case "ranked" -> new Answer.Ranked(question, ids(place.field("order")));
            case "rated" -> rated(question, place.field("ratings"));
            case "words" -> new Answer.Words(question, place.field("text").text());
            case "details" -> details(question, place);
            case "sealed" -> new Answer.Sealed(question);
            default -> throw kind.unknown("is no kind of answer that this program knows");
        });
    }

    private static Answer chosen(QuestionId question, Place place) {
        String other = place.maybe("otherText").map(Place::text).orElse("");
        return new Answer.Chosen(question, ids(place.field("chosen")), other, ids(place.field("shown")));
    }

    private static List<ChoiceId> ids(Place place) {
        return place.entries(MAX_CHOICES).stream()
                .map(entry -> entry.parse(ChoiceId::new))
                .toList();
    }

    private static Answer rated(QuestionId question, Place place) {
        var ratings = new LinkedHashMap<StatementId, Integer>();
        for (var field : place.numbered(MAX_STATEMENTS)) {
            ratings.put(new StatementId(field.getKey()), field.getValue().integer(1, 7));
        }
        return new Answer.Rated(question, ratings);
    }

    private static Answer details(QuestionId question, Place place) {
        var fields = new LinkedHashMap<ContactField, String>();
        for (var field : place.field("fields").numbered(MAX_DETAILS)) {
            Place value = field.getValue();
            fields.put(CONTACT.named(value, field.getKey()), value.text());
        }
        LanguageTag consentIn =
                place.maybe("consentIn").map(tag -> tag.parse(LanguageTag::new)).orElse(null);
        return new Answer.Details(question, fields, consentIn);
    }
}
