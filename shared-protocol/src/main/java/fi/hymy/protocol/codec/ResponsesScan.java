package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.Responses;
import fi.hymy.protocol.message.Uplink.Row;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Flag;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.response.SealedPart;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Batches of responses just as kiosks write them, read in one go: nearly all that a server ever gets. What
/// is written in another way, is faulty, or holds contact details, is left to [UplinkReader]: it reads the
/// same from all that can be read here, and says what is wrong with the rest.
final class ResponsesScan {
    private final Cursor json;

    private ResponsesScan(byte[] message) {
        json = new Cursor(message);
    }

    /// Empty for whatever is not exactly as our writers write it.
    static Optional<Envelope<Uplink>> read(byte[] message) {
        if (message.length > WireCodec.MAX_MESSAGE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ResponsesScan(message).envelope());
        } catch (Cursor.Unusual | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Envelope<Uplink> envelope() {
        json.over("{'v':").number(Envelope.VERSION, Envelope.VERSION);
        MessageId id = MessageId.parse(json.over(",'id':'").text());
        long boot = json.over(",'boot':").number(1, Long.MAX_VALUE);
        long sequence = json.over(",'seq':").number(0, Long.MAX_VALUE);
        Stamp sentAt = moment(boot);
        OutboxId outbox =
                new OutboxId(json.over(",'t':'responses','d':{'outboxId':'").text());
        json.over(",'rows':[");
        List<Row> rows = list(Responses.MAX_ROWS, this::row);
        if (!json.over("}}").isAtEnd()) {
            throw new Cursor.Unusual();
        }
        return new Envelope<>(id, sequence, sentAt, Responses.of(outbox, rows));
    }

    private Stamp moment(long boot) {
        long monotonic = json.over(",'mono':").number(0, Long.MAX_VALUE);
        long wall = json.over(",'wall':").number(0, Long.MAX_VALUE);
        return new Stamp(boot, monotonic, wall, word(Words.TIME_QUALITY, ",'tq':'"));
    }

    private Row row() {
        long sequence = json.over("{'seq':").number(1, Long.MAX_VALUE);
        Response response = response();
        json.over("}");
        return new Row(sequence, response);
    }

    private Response response() {
        ResponseId id = ResponseId.parse(json.over(",'response':{'id':'").text());
        SurveyId survey = new SurveyId(json.over(",'survey':{'surveyId':'").text());
        int version = (int) json.over(",'version':").number(1, Integer.MAX_VALUE);
        ContentHash hash = new ContentHash(json.over(",'hash':'").text());
        LanguageTag language = new LanguageTag(json.over("},'language':'").text());
        Channel channel = word(Words.CHANNEL, ",'channel':'");
        Stamp started = stamp(",'startedAt':{'boot':");
        Stamp ended = stamp(",'endedAt':{'boot':");
        Status status = word(Words.STATUS, ",'status':'");
        json.over(",'answers':[");
        List<Answer> answers = list(ResponseReader.MAX_ANSWERS, this::answer);
        json.over(",'flags':[");
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(list(ResponseReader.MAX_FLAGS, () -> word(Words.FLAG, "'")));
        SealedPart sealed = json.overIf(",'sealed':{'key':'") ? sealed() : null;
        json.over("}");
        SurveyRef ref = new SurveyRef(survey, version, hash);
        return new Response(id, ref, language, channel, started, ended, status, answers, flags, sealed);
    }

    private SealedPart sealed() {
        SealingKeyId key = new SealingKeyId(json.text());
        SealedPart part = new SealedPart(key, json.over(",'part':'").text());
        json.over("}");
        return part;
    }

    private Stamp stamp(String before) {
        Stamp stamp = moment(json.over(before).number(1, Long.MAX_VALUE));
        json.over("}");
        return stamp;
    }

    private Answer answer() {
        QuestionId question = new QuestionId(json.over("{'question':'").text());
        Answer answer =
                switch (json.over(",'kind':'").text()) {
                    case "scale" -> new Answer.Scale(question, scale());
                    case "yesNo" -> new Answer.YesNo(question, word(Words.VERDICT, ",'value':'"));
                    case "chosen" -> chosen(question);
                    case "ranked" -> new Answer.Ranked(question, ids(",'order':["));
                    case "rated" -> new Answer.Rated(question, ratings());
                    case "words" ->
                        new Answer.Words(question, json.over(",'text':'").text());
                    case "sealed" -> new Answer.Sealed(question);
                    default -> throw new Cursor.Unusual();
                };
        json.over("}");
        return answer;
    }

    private int scale() {
        return (int) json.over(",'value':").number(0, 10);
    }

    private Answer chosen(QuestionId question) {
        List<ChoiceId> chosen = ids(",'chosen':[");
        String other = json.overIf(",'otherText':'") ? json.text() : "";
        return new Answer.Chosen(question, chosen, other, ids(",'shown':["));
    }

    private List<ChoiceId> ids(String before) {
        json.over(before);
        return list(
                ResponseReader.MAX_CHOICES, () -> new ChoiceId(json.over("'").text()));
    }

    /// The statements ascend, so none stands there twice.
    private Map<StatementId, Integer> ratings() {
        json.over(",'ratings':{");
        var ratings = new LinkedHashMap<StatementId, Integer>();
        String last = "";
        do {
            String statement = json.over("'").text();
            if (statement.compareTo(last) <= 0 || ratings.size() == ResponseReader.MAX_STATEMENTS) {
                throw new Cursor.Unusual();
            }
            last = statement;
            ratings.put(new StatementId(statement), (int) json.over(":").number(1, 7));
        } while (json.overIf(","));
        json.over("}");
        return ratings;
    }

    private <E extends Enum<E>> E word(Words<E> words, String before) {
        E value = words.values().get(json.over(before).text());
        if (value == null) {
            throw new Cursor.Unusual();
        }
        return value;
    }

    /// Entries up to the end of a list.
    private <T> List<T> list(int most, Supplier<T> entry) {
        var entries = new ArrayList<T>();
        if (json.overIf("]")) {
            return entries;
        }
        do {
            if (entries.size() == most) {
                throw new Cursor.Unusual();
            }
            entries.add(entry.get());
        } while (json.overIf(","));
        json.over("]");
        return entries;
    }
}
