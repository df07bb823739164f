package fi.hymy.simulator.people;

import fi.hymy.protocol.flow.ShownOrder;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Statement;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How a mood becomes answers. Each answer is one that its question can get.
record Answering(double mood, long placeSeed, LanguageTag language, RandomGenerator random) {

    /// Empty when the question is left out, which happens to optional ones only.
    Optional<Answer> answer(Question question) {
        if (!question.prompt().required() && random.nextDouble() < skips(question)) {
            return Optional.empty();
        }
        return Optional.of(given(question));
    }

    /// How long somebody stands before a question, in milliseconds.
    long millis(Question question, boolean answered) {
        long thinking = 900 + random.nextLong(2600);
        return switch (question) {
            case Question.OpenText _, Question.Contact _ when answered -> thinking + 6000 + random.nextLong(18_000);
            case Question.Battery battery -> thinking * battery.statements().size();
            case Question.Ranking ranking -> thinking * ranking.places();
            case Question.Smiley _,
                    Question.Nps _,
                    Question.Rating _,
                    Question.YesNo _,
                    Question.Effort _,
                    Question.SingleChoice _,
                    Question.MultiChoice _,
                    Question.OpenText _,
                    Question.Contact _ -> thinking;
        };
    }

    /// The unhappy write more, and want to be called back more.
    private double skips(Question question) {
        return switch (question) {
            case Question.OpenText _ -> 0.55 + 0.35 * mood;
            case Question.Contact _ -> 0.80 + 0.18 * mood;
            case Question.Battery _, Question.Ranking _ -> 0.12;
            case Question.Smiley _,
                    Question.Nps _,
                    Question.Rating _,
                    Question.YesNo _,
                    Question.Effort _,
                    Question.SingleChoice _,
                    Question.MultiChoice _ -> 0.04;
        };
    }

    private Answer given(Question question) {
        return switch (question) {
            case Question.Smiley smiley -> new Answer.Scale(question.id(), rated(smiley.faces()));
            case Question.Rating rating -> new Answer.Scale(question.id(), rated(rating.points()));
            case Question.Effort effort -> new Answer.Scale(question.id(), rated(effort.points()));
            case Question.Nps _ -> new Answer.Scale(question.id(), (int) Math.min(10, 11 * wavering()));
            case Question.YesNo yesNo -> new Answer.YesNo(question.id(), verdict(yesNo));
            case Question.SingleChoice single -> chosen(question, single.choices(), single.shuffled(), 1);
            case Question.MultiChoice multi -> chosen(question, multi.choices(), multi.shuffled(), multi.maxChosen());
            case Question.Battery battery -> battery(battery);
            case Question.Ranking ranking ->
                new Answer.Ranked(
                        question.id(),
                        ids(preferences(question).order(ranking.choices(), random))
                                .subList(0, ranking.places()));
            case Question.OpenText open -> new Answer.Words(question.id(), words(open.maxLength()));
            case Question.Contact contact -> details(contact);
        };
    }

    private int rated(int points) {
        return Math.clamp((int) Math.ceil(points * Math.pow(wavering(), 1.3)), 1, points);
    }

    /// The mood, a little different from question to question.
    private double wavering() {
        return Math.clamp(mood + 0.06 * random.nextGaussian(), 0.0, 1.0);
    }

    private Answer.Verdict verdict(Question.YesNo question) {
        if (question.notApplicable() && random.nextDouble() < 0.05) {
            return Answer.Verdict.NOT_APPLICABLE;
        }
        return random.nextDouble() < 0.2 + 0.78 * mood ? Answer.Verdict.YES : Answer.Verdict.NO;
    }

    private Answer chosen(Question question, List<Choice> choices, boolean shuffled, int max) {
        List<Choice> liked = preferences(question).order(choices, random);
        int count = 1;
        while (count < max && random.nextDouble() < 0.35) {
            count++;
        }
        List<Choice> taken = liked.getFirst().exclusive()
                ? List.of(liked.getFirst())
                : liked.stream()
                        .filter(choice -> !choice.exclusive())
                        .limit(count)
                        .toList();
        List<Choice> written = choices.stream().filter(taken::contains).toList();
        List<Choice> shown = shuffled ? ShownOrder.shuffled(choices, random) : choices;
        boolean other = written.stream().anyMatch(Choice::freeText) && random.nextDouble() < 0.8;
        return new Answer.Chosen(
                question.id(), ids(written), other ? Phrases.in(language).other(random) : "", ids(shown));
    }

    private Preferences preferences(Question question) {
        return new Preferences(placeSeed ^ question.id().value().hashCode() * 31L + (mood < 0.6 ? 1 : 0));
    }

    private Answer battery(Question.Battery battery) {
        var ratings = new LinkedHashMap<StatementId, Integer>();
        for (Statement statement : battery.statements()) {
            ratings.put(statement.id(), rated(battery.points()));
        }
        return new Answer.Rated(battery.id(), ratings);
    }

    private String words(int maxLength) {
        String comment = Phrases.in(language).comment(mood, random);
        return comment.length() <= maxLength ? comment : comment.substring(0, maxLength);
    }

    /// Nobody's address: the domain is reserved for examples, the number cannot be dialled.
    private Answer details(Question.Contact contact) {
        int number = 1000 + random.nextInt(9000);
        var fields = new EnumMap<ContactField, String>(ContactField.class);
        for (ContactField field : contact.fields()) {
            fields.put(
                    field,
                    switch (field) {
                        case NAME -> "Visitor " + number;
                        case EMAIL -> "visitor." + number + "@example.org";
                        case PHONE -> "000 000 " + number;
                    });
        }
        return new Answer.Details(contact.id(), fields);
    }

    private static List<ChoiceId> ids(List<Choice> choices) {
        return choices.stream().map(Choice::id).toList();
    }
}
