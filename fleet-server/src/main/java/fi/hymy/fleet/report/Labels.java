package fi.hymy.fleet.report;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.report.QuestionReport.Tone;
import fi.hymy.protocol.score.Ces;
import fi.hymy.protocol.score.Csat;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every value that a question can be answered with, with its words and tone, in the order of the question.
///
/// @param base the language of the labels
record Labels(LanguageTag base) {
    private static final List<String> FACES_5 =
            List.of(key("Very unhappy"), key("Unhappy"), key("So-so"), key("Happy"), key("Very happy"));
    private static final List<String> FACES_4 =
            List.of(key("Very unhappy"), key("Unhappy"), key("Happy"), key("Very happy"));
    private static final List<String> FACES_3 = List.of(key("Unhappy"), key("So-so"), key("Happy"));

    record Label(String value, String words, Tone tone) {}

    List<Label> of(Question question) {
        return switch (question) {
            case Question.Smiley smiley -> faces(smiley.faces());
            case Question.Nps _ -> points(0, 10, value -> value >= 9 ? Tone.GOOD : value >= 7 ? Tone.SOSO : Tone.BAD);
            case Question.Rating rating ->
                points(
                        1,
                        rating.points(),
                        value -> value >= Csat.satisfiedFrom(rating.points()) ? Tone.GOOD : Tone.SOSO);
            case Question.Effort effort ->
                points(1, effort.points(), value -> value >= Ces.easyFrom(effort.points()) ? Tone.GOOD : Tone.SOSO);
            case Question.YesNo yesNo -> yesNo(yesNo.notApplicable());
            case Question.SingleChoice single -> choices(single.choices());
            case Question.MultiChoice multi -> choices(multi.choices());
            case Question.Ranking ranking -> choices(ranking.choices());
            case Question.Battery battery -> statements(battery.statements());
            case Question.OpenText _, Question.Contact _ -> List.of();
        };
    }

    String in(LocalizedText text) {
        return text.in(base, base);
    }

    private static List<Label> faces(int faces) {
        List<String> words = faces == 5 ? FACES_5 : faces == 4 ? FACES_4 : FACES_3;
        return IntStream.rangeClosed(1, faces)
                .mapToObj(value -> new Label(
                        Integer.toString(value),
                        t(words.get(value - 1)),
                        value >= Csat.satisfiedFrom(faces) ? Tone.GOOD : value <= faces / 2 ? Tone.BAD : Tone.SOSO))
                .toList();
    }

    private static List<Label> points(int from, int to, java.util.function.IntFunction<Tone> tone) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(value -> new Label(Integer.toString(value), Integer.toString(value), tone.apply(value)))
                .toList();
    }

    private static List<Label> yesNo(boolean notApplicable) {
        var labels =
                new ArrayList<>(List.of(new Label("YES", t("Yes"), Tone.GOOD), new Label("NO", t("No"), Tone.BAD)));
        if (notApplicable) {
            labels.add(new Label("NOT_APPLICABLE", t("Does not apply"), Tone.PLAIN));
        }
        return labels;
    }

    private List<Label> choices(List<Choice> choices) {
        return choices.stream()
                .map(choice -> new Label(choice.id().value(), in(choice.text()), Tone.PLAIN))
                .toList();
    }

    private List<Label> statements(List<Statement> statements) {
        Stream<Label> labels = statements.stream()
                .map(statement -> new Label(statement.id().value(), in(statement.text()), Tone.PLAIN));
        return labels.toList();
    }
}
