package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers any question with any answer that it can get, as a tape tells; skips what may be skipped now and then.
record Respondent(Tape tape) {
    Progress step(Progress progress, Question question) {
        return !question.prompt().required() && tape.onceIn(4)
                ? progress.skipped(question.id())
                : progress.answered(answer(question));
    }

    Answer answer(Question question) {
        return switch (question) {
            case Question.Smiley smiley -> scale(question, 1, smiley.faces());
            case Question.Nps _ -> scale(question, 0, 10);
            case Question.Rating rating -> scale(question, 1, rating.points());
            case Question.Effort effort -> scale(question, 1, effort.points());
            case Question.YesNo yesNo -> new Answer.YesNo(question.id(), tape.oneOf(verdicts(yesNo)));
            case Question.SingleChoice single -> chosen(question, single.choices(), 1);
            case Question.MultiChoice multi -> chosen(question, multi.choices(), multi.maxChosen());
            case Question.Battery battery -> rated(battery);
            case Question.Ranking ranking -> ranked(ranking);
            case Question.OpenText open ->
                new Answer.Words(question.id(), "a".repeat(tape.between(1, open.maxLength())));
            case Question.Contact _ ->
                new Answer.Details(
                        question.id(), Map.of(ContactField.NAME, "A name", ContactField.EMAIL, "name@example.org"));
        };
    }

    private static List<Answer.Verdict> verdicts(Question.YesNo question) {
        return question.notApplicable()
                ? List.of(Answer.Verdict.values())
                : List.of(Answer.Verdict.YES, Answer.Verdict.NO);
    }

    private Answer scale(Question question, int min, int max) {
        return new Answer.Scale(question.id(), tape.between(min, max));
    }

    private Answer chosen(Question question, List<Choice> choices, int max) {
        int count = tape.between(1, max);
        List<Choice> picked = List.of(tape.oneOf(choices));
        if (!picked.getFirst().exclusive()) {
            int first = choices.indexOf(picked.getFirst());
            picked = choices.subList(first, choices.size()).stream()
                    .filter(choice -> !choice.exclusive())
                    .limit(count)
                    .toList();
        }
        String words = picked.stream().anyMatch(Choice::freeText) ? "other" : "";
        return new Answer.Chosen(question.id(), ids(picked), words, ids(choices));
    }

    private Answer rated(Question.Battery battery) {
        var ratings = new LinkedHashMap<StatementId, Integer>();
        for (Statement statement : battery.statements()) {
            ratings.put(statement.id(), tape.between(1, battery.points()));
        }
        return new Answer.Rated(battery.id(), ratings);
    }

    private Answer ranked(Question.Ranking ranking) {
        var left = new ArrayList<>(ids(ranking.choices()));
        var order = new ArrayList<ChoiceId>();
        while (order.size() < ranking.places()) {
            order.add(left.remove(tape.below(left.size())));
        }
        return new Answer.Ranked(ranking.id(), order);
    }

    private static List<ChoiceId> ids(List<Choice> choices) {
        return choices.stream().map(Choice::id).toList();
    }
}
