package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Prompt;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Question.RatingStyle;
import fi.hymy.protocol.survey.Statement;
import java.util.List;
import java.util.Optional;

/// Reads what each kind of question has of its own. Numbers out of the survey's bounds are left to its check.
record QuestionReader(Faults faults, TextReader texts) {
    private static final Choice NO_CHOICE =
            new Choice(new ChoiceId(PageReader.UNREADABLE), LocalizedText.NONE, null, false, false);
    private static final Statement NO_STATEMENT =
            new Statement(new StatementId(PageReader.UNREADABLE), LocalizedText.NONE);

    private static final Words<ContactField> CONTACT = Words.of(ContactField.class);
    private static final Words<RatingStyle> STYLE = Words.of(RatingStyle.class);

    /// @throws CodecException when the type is missing or unknown
    Question kind(Place place, Prompt prompt) {
        Place type = place.field("type");
        return switch (type.text()) {
            case "smiley" -> new Question.Smiley(prompt, number(place, "faces", 5));
            case "nps" -> new Question.Nps(prompt, low(place), high(place));
            case "rating" ->
                new Question.Rating(prompt, number(place, "points", 5), style(place), low(place), high(place));
            case "yesNo" -> new Question.YesNo(prompt, flag(place, "notApplicable"));
            case "effort" -> new Question.Effort(prompt, number(place, "points", 7), low(place), high(place));
            case "singleChoice" -> new Question.SingleChoice(prompt, choices(place), flag(place, "shuffled"));
            case "multiChoice" -> multiChoice(place, prompt);
            case "battery" ->
                new Question.Battery(prompt, statements(place), number(place, "points", 5), low(place), high(place));
            case "ranking" -> ranking(place, prompt);
            case "text" -> new Question.OpenText(prompt, number(place, "maxLength", 500), flag(place, "masked", true));
            case "contact" ->
                new Question.Contact(prompt, fields(place), texts.required(place, "consent"), flag(place, "concealed"));
            default -> throw type.unknown("this program does not know the question type '" + shown(type.text()) + "'");
        };
    }

    private Question multiChoice(Place place, Prompt prompt) {
        List<Choice> choices = choices(place);
        return new Question.MultiChoice(
                prompt, choices, flag(place, "shuffled"), number(place, "maxChosen", Math.max(1, choices.size())));
    }

    private Question ranking(Place place, Prompt prompt) {
        List<Choice> choices = choices(place);
        return new Question.Ranking(prompt, choices, number(place, "places", Math.max(1, choices.size())));
    }

    private List<Choice> choices(Place place) {
        return faults.list(place, "choices", SurveyReader.MAX_ENTRIES, NO_CHOICE, this::choice);
    }

    private Choice choice(Place place) {
        place.object();
        Optional<ContentHash> picture =
                faults.or(Optional.empty(), () -> place.maybe("picture").map(at -> at.parse(ContentHash::new)));
        return new Choice(
                faults.or(NO_CHOICE.id(), () -> place.field("value").parse(ChoiceId::new)),
                texts.required(place, "text"),
                picture.orElse(null),
                flag(place, "exclusive"),
                flag(place, "freeText"));
    }

    private List<Statement> statements(Place place) {
        return faults.list(place, "statements", SurveyReader.MAX_ENTRIES, NO_STATEMENT, entry -> {
            entry.object();
            return new Statement(
                    faults.or(
                            NO_STATEMENT.id(), () -> entry.field("statementId").parse(StatementId::new)),
                    texts.required(entry, "text"));
        });
    }

    private List<ContactField> fields(Place place) {
        return faults.list(place, "fields", SurveyReader.MAX_ENTRIES, ContactField.NAME, CONTACT::read);
    }

    private RatingStyle style(Place place) {
        return faults.optional(place, "style", RatingStyle.STARS, STYLE::read);
    }

    private LocalizedText low(Place place) {
        return texts.optional(place, "low");
    }

    private LocalizedText high(Place place) {
        return texts.optional(place, "high");
    }

    private boolean flag(Place place, String name) {
        return flag(place, name, false);
    }

    private boolean flag(Place place, String name, boolean left) {
        return faults.optional(place, name, left, Place::flag);
    }

    private int number(Place place, String name, int left) {
        return faults.optional(place, name, left, at -> at.integer(0, 1_000_000));
    }

    private static String shown(String type) {
        return type.length() <= 40 ? type : type.substring(0, 40) + "…";
    }
}
