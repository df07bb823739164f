package fi.hymy.protocol;

import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Answer.Verdict;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Flag;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.response.SealedPart;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Survey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Responses for tests. Each call gives an equal response.
public final class SampleResponses {
    /// 5 October 2026, 9.30 in Helsinki.
    public static final long WALL = 1_791_181_800_000L;

    private SampleResponses() {}

    /// An unhappy visitor of [SampleSurveys#smileyWhy].
    public static Response smileyWhy() {
        return smileyWhy(1);
    }

    /// The same visitor again: another id and a later moment for each number.
    ///
    /// @param number 0 and up
    public static Response smileyWhy(int number) {
        return response(
                SampleSurveys.smileyWhy(),
                number,
                List.of(
                        scale("mood", 2),
                        chosen(
                                "wrong",
                                List.of("waiting", "noise"),
                                "",
                                List.of("noise", "waiting", "cleanliness", "service", "other", "none")),
                        new Answer.Words(new QuestionId("comment"), "Jono oli pitkä, ja aulassa oli kova meteli.")));
    }

    /// A promoter of [SampleSurveys#nps], without words.
    ///
    /// @param number 0 and up
    public static Response nps(int number, int score) {
        return response(SampleSurveys.nps(), number, List.of(scale("recommend", score)));
    }

    /// An answer of every kind, to [SampleSurveys#everyKind].
    public static Response everyKind() {
        Response plain = response(
                SampleSurveys.everyKind(),
                1,
                List.of(
                        scale("mood", 3),
                        scale("nps", 8),
                        scale("stars", 5),
                        new Answer.YesNo(new QuestionId("solved"), Verdict.YES),
                        scale("effort", 6),
                        chosen("visit", List.of("other"), "Häät", List.of("work", "leisure", "other")),
                        chosen(
                                "services",
                                List.of("sauna", "restaurant"),
                                "",
                                List.of("restaurant", "gym", "sauna", "none")),
                        rated("statements", "heard", 4, "informed", 5, "safe", 5),
                        new Answer.Ranked(
                                new QuestionId("order"), List.of(new ChoiceId("quality"), new ChoiceId("price"))),
                        new Answer.Words(new QuestionId("words"), "Löylyt olivat hyvät.\nSaisi olla auki pidempään 🙂"),
                        details("contact")));
        return new Response(
                plain.id(),
                plain.survey(),
                plain.language(),
                plain.channel(),
                plain.startedAt(),
                plain.endedAt(),
                plain.status(),
                plain.answers(),
                Set.of(Flag.REPEAT, Flag.STAFF_TEST, Flag.OUT_OF_HOURS));
    }

    /// Somebody who read Swedish wants to be contacted, and said nothing else, to [SampleSurveys#everyKind].
    public static Response contact(String email) {
        return contact(1, email);
    }

    /// @param number 0 and up
    public static Response contact(int number, String email) {
        var details =
                new Answer.Details(new QuestionId("contact"), Map.of(ContactField.EMAIL, email), new LanguageTag("sv"));
        return response(SampleSurveys.everyKind(), number, List.of(details));
    }

    /// [#everyKind] with a part that looks as if it were sealed, and which nothing opens.
    public static Response sealed() {
        byte[] part = new byte[80];
        Arrays.fill(part, (byte) 0x5e);
        return everyKind().sealedInto(SealedPart.of(new SealingKeyId("5ea1ed0000000001"), part));
    }

    /// Any answers to any survey, complete, in its base language, by touch.
    ///
    /// @param number makes the id and the moment, 0 and up
    public static Response response(Survey survey, int number, List<Answer> answers) {
        long shift = number * 60_000L;
        LanguageTag language = survey.baseLanguage();
        return new Response(
                id(number),
                SurveyCodec.ref(survey),
                language,
                Channel.TOUCH,
                new Stamp(7, 3_600_000 + shift, WALL + shift, TimeQuality.CONFIRMED),
                new Stamp(7, 3_618_500 + shift, WALL + 18_500 + shift, TimeQuality.CONFIRMED),
                Status.COMPLETE,
                answers,
                Set.of());
    }

    /// @param number 0 and up
    public static ResponseId id(int number) {
        return ResponseId.of(WALL + number, number, number);
    }

    private static Answer scale(String question, int value) {
        return new Answer.Scale(new QuestionId(question), value);
    }

    private static Answer chosen(String question, List<String> chosen, String otherText, List<String> shown) {
        return new Answer.Chosen(new QuestionId(question), choices(chosen), otherText, choices(shown));
    }

    private static List<ChoiceId> choices(List<String> ids) {
        return ids.stream().map(ChoiceId::new).toList();
    }

    private static Answer rated(String question, String a, int first, String b, int second, String c, int third) {
        var ratings = new LinkedHashMap<StatementId, Integer>();
        ratings.put(new StatementId(a), first);
        ratings.put(new StatementId(b), second);
        ratings.put(new StatementId(c), third);
        return new Answer.Rated(new QuestionId(question), ratings);
    }

    private static Answer details(String question) {
        return new Answer.Details(
                new QuestionId(question),
                Map.of(ContactField.NAME, "Maija Meikäläinen", ContactField.EMAIL, "maija.meikalainen@example.fi"));
    }
}
