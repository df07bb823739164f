package fi.hymy.simulator.people;

import fi.hymy.protocol.flow.Progress;
import fi.hymy.protocol.flow.Step;
import fi.hymy.protocol.flow.SurveyFlow;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveySettings.PartialPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One pretend visitor, who answers a survey in keeping with their mood. Used once.
public final class Visitor {
    private static final double LEAVES = 0.012;

    private final double mood;
    private final long placeSeed;
    private final RandomGenerator random;

    /// @param mood 0 to 1
    /// @param placeSeed what people choose differs from place to place
    Visitor(double mood, long placeSeed, RandomGenerator random) {
        this.mood = mood;
        this.placeSeed = placeSeed;
        this.random = random;
    }

    /// What a visit brought.
    ///
    /// @param took from the first touch to the last
    public record Visit(LanguageTag language, List<Answer> answers, Status status, Duration took) {}

    /// Walks through the survey; empty when no answer was given, or when somebody left early and such answers are not
    /// kept.
    public Optional<Visit> answer(Survey survey) {
        LanguageTag language = language(survey);
        var answering = new Answering(mood, placeSeed, language, random);
        Progress progress = Progress.START;
        long millis = 0;
        while (SurveyFlow.next(survey, progress) instanceof Step.Ask ask) {
            if (ask.position() > 0 && random.nextDouble() < LEAVES) {
                return survey.settings().partial() == PartialPolicy.KEEP
                        ? visit(language, progress, Status.TIMED_OUT, millis)
                        : Optional.empty();
            }
            Question question = ask.question();
            Optional<Answer> answer = answering.answer(question);
            millis += answering.millis(question, answer.isPresent());
            progress = answer.isPresent() ? progress.answered(answer.get()) : progress.skipped(question.id());
        }
        return visit(language, progress, Status.COMPLETE, millis);
    }

    private static Optional<Visit> visit(LanguageTag language, Progress progress, Status status, long millis) {
        List<Answer> answers = List.copyOf(progress.answers().values());
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Visit(language, answers, status, Duration.ofMillis(millis)));
    }

    private LanguageTag language(Survey survey) {
        double all = survey.languages().stream().mapToDouble(Visitor::share).sum();
        double left = random.nextDouble() * all;
        for (LanguageTag language : survey.languages()) {
            left -= share(language);
            if (left < 0) {
                return language;
            }
        }
        return survey.baseLanguage();
    }

    /// How common a language is among visitors in Finland, roughly.
    private static double share(LanguageTag language) {
        return switch (language.language().tag()) {
            case "fi" -> 0.70;
            case "en" -> 0.18;
            case "sv" -> 0.12;
            default -> 0.06;
        };
    }
}
