package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.CleanText;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Statement;
import fi.hymy.protocol.survey.Survey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Whether one answer fits its question. Faults never repeat what the respondent wrote.
final class AnswerCheck {
    private final String path;
    private final List<Fault> faults = new ArrayList<>();

    private AnswerCheck(String path) {
        this.path = path;
    }

    static List<Fault> faults(Survey survey, Answer answer) {
        var check = new AnswerCheck("answers." + answer.question());
        Optional<Question> question = survey.question(answer.question());
        if (question.isEmpty()) {
            check.fault("", "the survey has no such question");
        } else {
            check.check(question.get(), answer);
        }
        return List.copyOf(check.faults);
    }

    private void check(Question question, Answer answer) {
        switch (question) {
            case Question.Smiley smiley when answer instanceof Answer.Scale scale -> scale(scale, 1, smiley.faces());
            case Question.Nps _ when answer instanceof Answer.Scale scale -> scale(scale, 0, 10);
            case Question.Rating rating when answer instanceof Answer.Scale scale -> scale(scale, 1, rating.points());
            case Question.Effort effort when answer instanceof Answer.Scale scale -> scale(scale, 1, effort.points());
            case Question.YesNo yesNo when answer instanceof Answer.YesNo said -> yesNo(yesNo, said);
            case Question.SingleChoice single
            when answer instanceof Answer.Chosen chosen -> chosen(chosen, single.choices(), 1);
            case Question.MultiChoice multi
            when answer instanceof Answer.Chosen chosen -> chosen(chosen, multi.choices(), multi.maxChosen());
            case Question.Battery battery when answer instanceof Answer.Rated rated -> rated(battery, rated);
            case Question.Ranking ranking when answer instanceof Answer.Ranked ranked -> ranked(ranking, ranked);
            case Question.OpenText open
            when answer instanceof Answer.Words words -> {
                if (words.text().length() > open.maxLength()) {
                    fault(
                            ".text",
                            "may have at most %d characters, it has %d"
                                    .formatted(open.maxLength(), words.text().length()));
                }
                text(".text", words.text());
            }
            case Question.Contact contact
            when answer instanceof Answer.Details details -> faults.addAll(ContactCheck.faults(path, contact, details));
            default -> fault("", "a question of this kind cannot get an answer of that kind");
        }
    }

    private void scale(Answer.Scale scale, int min, int max) {
        if (scale.value() < min || scale.value() > max) {
            fault(".value", "must lie between %d and %d, it is %d".formatted(min, max, scale.value()));
        }
    }

    private void yesNo(Question.YesNo question, Answer.YesNo answer) {
        if (answer.verdict() == Answer.Verdict.NOT_APPLICABLE && !question.notApplicable()) {
            fault(".verdict", "'not applicable' is not offered");
        }
    }

    private void chosen(Answer.Chosen answer, List<Choice> choices, int max) {
        List<Choice> taken = choices.stream()
                .filter(choice -> answer.chosen().contains(choice.id()))
                .toList();
        if (!taken.stream().map(Choice::id).toList().equals(answer.chosen())) {
            fault(".chosen", "must be choices of the question, each once, in the order of the survey");
        }
        if (answer.chosen().size() > max) {
            fault(
                    ".chosen",
                    "may have at most %d choices, it has %d"
                            .formatted(max, answer.chosen().size()));
        }
        if (taken.size() > 1 && taken.stream().anyMatch(Choice::exclusive)) {
            fault(".chosen", "an exclusive choice stands alone");
        }
        if (!answer.otherText().isEmpty() && taken.stream().noneMatch(Choice::freeText)) {
            fault(".otherText", "words go with a free-text choice only");
        }
        text(".otherText", answer.otherText());
        shown(answer.shown(), choices);
    }

    private void shown(List<ChoiceId> shown, List<Choice> choices) {
        var expected = new HashSet<ChoiceId>();
        choices.forEach(choice -> expected.add(choice.id()));
        if (shown.size() != expected.size() || !expected.equals(new HashSet<>(shown))) {
            fault(".shown", "must have every choice of the question once");
        }
    }

    private void rated(Question.Battery battery, Answer.Rated answer) {
        var known = new HashSet<StatementId>();
        battery.statements().stream().map(Statement::id).forEach(known::add);
        answer.ratings().forEach((statement, rating) -> {
            if (!known.contains(statement)) {
                fault(".ratings." + statement, "the question has no such statement");
            } else if (rating > battery.points()) {
                fault(
                        ".ratings." + statement,
                        "must lie between 1 and %d, it is %d".formatted(battery.points(), rating));
            }
        });
        if (battery.prompt().required() && !answer.ratings().keySet().containsAll(known)) {
            fault(".ratings", "every statement must be rated");
        }
    }

    private void ranked(Question.Ranking ranking, Answer.Ranked answer) {
        var known = new HashSet<ChoiceId>();
        ranking.choices().forEach(choice -> known.add(choice.id()));
        if (!known.containsAll(answer.order())) {
            fault(".order", "must be choices of the question");
        }
        if (new HashSet<>(answer.order()).size() != answer.order().size()) {
            fault(".order", "each choice has one place");
        }
        if (answer.order().size() != ranking.places()) {
            fault(
                    ".order",
                    "must have %d places, it has %d"
                            .formatted(ranking.places(), answer.order().size()));
        }
    }

    private void text(String at, String text) {
        if (!CleanText.isClean(text)) {
            fault(at, "may not hold control characters or half of a surrogate pair");
        }
    }

    private void fault(String at, String message) {
        faults.add(new Fault(path + at, message));
    }
}
