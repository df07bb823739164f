package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.PageId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.Jump;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Operator;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Prompt;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Question.RatingStyle;
import fi.hymy.protocol.survey.Statement;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes any survey that can be: of every kind of question, with conditions, jumps and endings. Each list of numbers
/// gives one survey; a shorter list gives a simpler one.
public final class SampleSurveyMaker {
    private static final LocalizedText TEXT = LocalizedText.of("en", "Words");
    private static final List<Operator> ON_NUMBERS = List.of(
            Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE, Operator.IN, Operator.NOT_IN);
    private static final List<Operator> ON_WORDS = List.of(Operator.EQ, Operator.NE, Operator.IN, Operator.NOT_IN);

    private final Tape tape;
    private final List<Question> earlier = new ArrayList<>();

    private SampleSurveyMaker(Tape tape) {
        this.tape = tape;
    }

    public static Survey from(List<Integer> numbers) {
        return new SampleSurveyMaker(new Tape(numbers)).survey();
    }

    private Survey survey() {
        int pageCount = tape.between(1, 6);
        int endingCount = tape.between(1, 3);
        var pages = new ArrayList<Page>();
        for (int i = 0; i < pageCount; i++) {
            pages.add(page(i, pageCount, endingCount));
        }
        var endings = new ArrayList<Ending>();
        for (int i = 0; i < endingCount; i++) {
            Condition showIf = i == endingCount - 1 ? Condition.ALWAYS : condition();
            endings.add(new Ending(new EndingId("e" + i), TEXT, LocalizedText.NONE, showIf));
        }
        return new Survey(
                new SurveyId("any-survey"),
                1,
                "Any survey",
                List.of(new LanguageTag("en")),
                pages,
                endings,
                Theme.PLAIN,
                SurveySettings.DEFAULT,
                List.of());
    }

    private Page page(int index, int pageCount, int endingCount) {
        Condition showIf = condition();
        var questions = new ArrayList<Question>();
        int count = tape.between(1, 4);
        for (int i = 0; i < count; i++) {
            Question question = question("q" + index + "-" + i);
            questions.add(question);
            earlier.add(question);
        }
        var jumps = new ArrayList<Jump>();
        for (int i = tape.below(3); i > 0; i--) {
            jumps.add(new Jump(condition(), target(index, pageCount, endingCount)));
        }
        return new Page(new PageId("p" + index), questions, showIf, jumps);
    }

    private Jump.Target target(int index, int pageCount, int endingCount) {
        if (index == pageCount - 1 || tape.onceIn(4)) {
            return new Jump.ToEnding(new EndingId("e" + tape.below(endingCount)));
        }
        return new Jump.ToPage(new PageId("p" + tape.between(index + 1, pageCount - 1)));
    }

    private Condition condition() {
        if (earlier.isEmpty() || tape.below(2) == 0) {
            return Condition.ALWAYS;
        }
        var clauses = new ArrayList<Condition.Clause>();
        for (int i = tape.between(1, 3); i > 0; i--) {
            clauses.add(clause(tape.oneOf(earlier)));
        }
        return new Condition(tape.oneOf(List.of(Condition.Combine.values())), clauses);
    }

    private Condition.Clause clause(Question question) {
        List<String> values = values(question);
        if (values.isEmpty() || tape.onceIn(4)) {
            Operator operator = tape.oneOf(List.of(Operator.ANSWERED, Operator.NOT_ANSWERED));
            return new Condition.Clause(question.id(), operator, List.of());
        }
        Operator operator = tape.oneOf(
                switch (question) {
                    case Question.MultiChoice _ -> List.of(Operator.CONTAINS);
                    case Question.YesNo _, Question.SingleChoice _ -> ON_WORDS;
                    case Question.Smiley _,
                            Question.Nps _,
                            Question.Rating _,
                            Question.Effort _,
                            Question.Battery _,
                            Question.Ranking _,
                            Question.OpenText _,
                            Question.Contact _ -> ON_NUMBERS;
                });
        int count = operator.maxValues() == 1 ? 1 : tape.between(1, 3);
        List<String> picked =
                IntStream.range(0, count).mapToObj(_ -> tape.oneOf(values)).toList();
        return new Condition.Clause(question.id(), operator, picked);
    }

    private static List<String> values(Question question) {
        return switch (question) {
            case Question.Smiley smiley -> numbers(1, smiley.faces());
            case Question.Nps _ -> numbers(0, 10);
            case Question.Rating rating -> numbers(1, rating.points());
            case Question.Effort effort -> numbers(1, effort.points());
            case Question.YesNo yesNo -> yesNo.notApplicable() ? List.of("yes", "no", "na") : List.of("yes", "no");
            case Question.SingleChoice single -> ids(single.choices());
            case Question.MultiChoice multi -> ids(multi.choices());
            case Question.Battery _, Question.Ranking _, Question.OpenText _, Question.Contact _ -> List.of();
        };
    }

    private Question question(String id) {
        Prompt prompt = new Prompt(new QuestionId(id), TEXT, LocalizedText.NONE, tape.onceIn(2), condition());
        LocalizedText none = LocalizedText.NONE;
        return switch (tape.below(11)) {
            case 0 -> new Question.Smiley(prompt, tape.between(3, 5));
            case 1 -> new Question.Nps(prompt, none, none);
            case 2 -> new Question.Rating(prompt, tape.between(2, 10), RatingStyle.STARS, none, none);
            case 3 -> new Question.YesNo(prompt, tape.onceIn(2));
            case 4 -> new Question.Effort(prompt, tape.oneOf(List.of(5, 7)), none, none);
            case 5 -> new Question.SingleChoice(prompt, choices(), tape.onceIn(2));
            case 6 -> {
                List<Choice> choices = choices();
                yield new Question.MultiChoice(prompt, choices, tape.onceIn(2), tape.between(1, choices.size()));
            }
            case 7 -> new Question.Battery(prompt, statements(), tape.between(2, 7), none, none);
            case 8 -> {
                List<Choice> choices = choices();
                yield new Question.Ranking(prompt, choices, tape.between(1, choices.size()));
            }
            case 9 -> new Question.OpenText(prompt, tape.between(1, 2000));
            default -> new Question.Contact(prompt, List.of(ContactField.NAME, ContactField.EMAIL), TEXT);
        };
    }

    private List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        int count = tape.between(2, 5);
        for (int i = 0; i < count; i++) {
            choices.add(new Choice(new ChoiceId("c" + i), TEXT, null, tape.onceIn(5), tape.onceIn(5)));
        }
        return choices;
    }

    private List<Statement> statements() {
        return IntStream.range(0, tape.between(1, 3))
                .mapToObj(i -> new Statement(new StatementId("s" + i), TEXT))
                .toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    private static List<String> ids(List<Choice> choices) {
        return choices.stream().map(choice -> choice.id().value()).toList();
    }
}
