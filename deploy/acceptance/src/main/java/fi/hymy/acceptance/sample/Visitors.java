package fi.hymy.acceptance.sample;

import fi.hymy.protocol.flow.Progress;
import fi.hymy.protocol.flow.Step;
import fi.hymy.protocol.flow.SurveyFlow;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Answer.Verdict;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// People who walk a survey to its end and say something at each step: whatever the survey, the response is one that it
/// can get.
public final class Visitors {
    private static final int SPEED_MILLIS = 4000;
    private static final int SKIP_PERCENT = 10;
    private static final List<String> COMMENTS = List.of(
            "Ystävällinen palvelu, kiitos!",
            "Lasten satutunti oli ihana.",
            "Liian meluisaa iltapäivällä.",
            "Mer böcker på svenska, tack.",
            "The self-service machine was out of order.",
            "Lisää työtiloja ylioppilaskirjoitusten aikaan.",
            "Bra öppettider.",
            "Kaikki toimi.");

    private final Survey survey;
    private final SurveyRef ref;
    private final RandomGenerator random;

    /// @param ref of the version that the kiosk was told to show
    public Visitors(Survey survey, SurveyRef ref, RandomGenerator random) {
        this.survey = survey;
        this.ref = ref;
        this.random = random;
    }

    /// The next one, who begins at this moment.
    ///
    /// @param boot of the kiosk
    /// @param monotonicMillis of the kiosk at that moment
    public Response next(Instant start, long boot, long monotonicMillis) {
        var progress = Progress.START;
        int millis = 0;
        while (SurveyFlow.next(survey, progress) instanceof Step.Ask ask) {
            Question question = ask.question();
            progress = answer(question).map(progress::answered).orElse(progress.skipped(question.id()));
            millis += 1 + random.nextInt(SPEED_MILLIS);
        }
        if (progress.answers().isEmpty()) {
            return next(start, boot, monotonicMillis);
        }
        LanguageTag language =
                survey.languages().get(random.nextInt(survey.languages().size()));
        long wall = start.toEpochMilli();
        return new Response(
                ResponseId.of(wall, random.nextLong(), random.nextLong()),
                ref,
                language,
                Channel.TOUCH,
                new Stamp(boot, monotonicMillis, wall, TimeQuality.CONFIRMED),
                new Stamp(boot, monotonicMillis + millis, wall + millis, TimeQuality.CONFIRMED),
                Status.COMPLETE,
                List.copyOf(progress.answers().values()),
                Set.of());
    }

    private Optional<Answer> answer(Question question) {
        if (!question.prompt().required() && random.nextInt(100) < SKIP_PERCENT) {
            return Optional.empty();
        }
        return switch (question) {
            case Question.Smiley smiley -> scale(question, 1, smiley.faces());
            case Question.Nps _ -> scale(question, 0, 10);
            case Question.Rating rating -> scale(question, 1, rating.points());
            case Question.Effort effort -> scale(question, 1, effort.points());
            case Question.YesNo _ ->
                Optional.of(new Answer.YesNo(question.id(), random.nextInt(4) > 0 ? Verdict.YES : Verdict.NO));
            case Question.SingleChoice single -> chosen(question, single.choices(), 1);
            case Question.MultiChoice multi -> chosen(question, multi.choices(), 1 + random.nextInt(multi.maxChosen()));
            case Question.Ranking ranking ->
                Optional.of(new Answer.Ranked(
                        question.id(), shuffled(ranking.choices()).subList(0, ranking.places())));
            case Question.Battery battery -> rated(battery);
            case Question.OpenText _ -> words(question);
            case Question.Contact contact -> details(contact);
        };
    }

    /// More happy than not: the better of two throws.
    private Optional<Answer> scale(Question question, int low, int high) {
        int one = low + random.nextInt(high - low + 1);
        int other = low + random.nextInt(high - low + 1);
        return Optional.of(new Answer.Scale(question.id(), Math.max(one, other)));
    }

    private Optional<Answer> words(Question question) {
        return Optional.of(new Answer.Words(question.id(), COMMENTS.get(random.nextInt(COMMENTS.size()))));
    }

    /// Half of them leave no address. Nobody's: that domain and those numbers are kept for examples.
    private Optional<Answer> details(Question.Contact contact) {
        var fields = new LinkedHashMap<Question.ContactField, String>();
        int who = random.nextInt(100);
        contact.fields()
                .forEach(field -> fields.put(
                        field,
                        switch (field) {
                            case NAME -> "Visitor " + who;
                            case EMAIL -> "visitor%02d@example.org".formatted(who);
                            case PHONE -> "+1 202 555 01%02d".formatted(who);
                        }));
        return random.nextBoolean() ? Optional.of(new Answer.Details(contact.id(), fields)) : Optional.empty();
    }

    private Optional<Answer> rated(Question.Battery battery) {
        var ratings = new LinkedHashMap<StatementId, Integer>();
        battery.statements().forEach(statement -> ratings.put(statement.id(), 1 + random.nextInt(battery.points())));
        return Optional.of(new Answer.Rated(battery.id(), ratings));
    }

    private Optional<Answer> chosen(Question question, List<Choice> choices, int count) {
        List<ChoiceId> shown = choices.stream().map(Choice::id).toList();
        List<Choice> picked = new ArrayList<>(choices);
        Collections.shuffle(picked, java.util.Random.from(random));
        picked = picked.subList(0, count);
        Optional<Choice> exclusive = picked.stream().filter(Choice::exclusive).findFirst();
        List<ChoiceId> chosen = exclusive.map(List::of).orElse(picked).stream()
                .map(Choice::id)
                .sorted(java.util.Comparator.comparingInt(shown::indexOf))
                .toList();
        return Optional.of(new Answer.Chosen(question.id(), chosen, "", shown));
    }

    private List<ChoiceId> shuffled(List<Choice> choices) {
        var ids = new ArrayList<>(choices.stream().map(Choice::id).toList());
        Collections.shuffle(ids, java.util.Random.from(random));
        return ids;
    }
}
