package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.QuestionId;
import java.util.List;

/// One question. The kinds are closed: whoever shows, stores, counts or writes questions handles each.
public sealed interface Question {
    Prompt prompt();

    default QuestionId id() {
        return prompt().id();
    }

    /// What can be chosen, in the order of the survey; none for kinds without choices.
    default List<Choice> choices() {
        return List.of();
    }

    /// Faces from very unhappy (1) to very happy (faces).
    ///
    /// @param faces 3 to 5
    record Smiley(Prompt prompt, int faces) implements Question {}

    /// "How likely are you to recommend": 0 to 10.
    ///
    /// @param low words below 0, or none
    /// @param high words below 10, or none
    record Nps(Prompt prompt, LocalizedText low, LocalizedText high) implements Question {}

    /// A rating from 1 to `points`.
    ///
    /// @param points 2 to 10
    record Rating(Prompt prompt, int points, RatingStyle style, LocalizedText low, LocalizedText high)
            implements Question {}

    enum RatingStyle {
        STARS,
        NUMBERS
    }

    /// Yes or no; first-contact resolution is asked so.
    ///
    /// @param notApplicable whether a third button leaves the question out of the count
    record YesNo(Prompt prompt, boolean notApplicable) implements Question {}

    /// "How easy was it": 1 (very hard) to `points` (very easy), the customer effort score.
    ///
    /// @param points 5 or 7
    record Effort(Prompt prompt, int points, LocalizedText low, LocalizedText high) implements Question {}

    /// Exactly one choice.
    ///
    /// @param shuffled whether the choices are shown in random order; exclusive and free-text ones stay last
    record SingleChoice(Prompt prompt, List<Choice> choices, boolean shuffled) implements Question {
        public SingleChoice {
            choices = List.copyOf(choices);
        }
    }

    /// Some of the choices.
    ///
    /// @param maxChosen how many at the most, 1 to the number of choices
    record MultiChoice(Prompt prompt, List<Choice> choices, boolean shuffled, int maxChosen) implements Question {
        public MultiChoice {
            choices = List.copyOf(choices);
        }
    }

    /// Statements rated on one scale from 1 to `points`.
    ///
    /// @param points 2 to 7
    record Battery(Prompt prompt, List<Statement> statements, int points, LocalizedText low, LocalizedText high)
            implements Question {
        public Battery {
            statements = List.copyOf(statements);
        }
    }

    /// Choices put in order, best first.
    ///
    /// @param places how many must be placed, 1 to the number of choices
    record Ranking(Prompt prompt, List<Choice> choices, int places) implements Question {
        public Ranking {
            choices = List.copyOf(choices);
        }
    }

    /// Words of one's own.
    ///
    /// @param maxLength in characters (UTF-16 units), 1 to 2000
    /// @param masked whether e-mail addresses, phone numbers, identity codes and card numbers are struck
    ///     out before the answer is kept
    record OpenText(Prompt prompt, int maxLength, boolean masked) implements Question {
        public OpenText(Prompt prompt, int maxLength) {
            this(prompt, maxLength, true);
        }
    }

    /// Contact details, given with consent and kept apart from the rest.
    ///
    /// @param fields which are asked, in order, each once
    /// @param consent what one agrees to; must be there
    /// @param concealed whether what is typed is hidden behind dots but for its last letter, so that nobody
    ///     reads along over a shoulder
    record Contact(Prompt prompt, List<ContactField> fields, LocalizedText consent, boolean concealed)
            implements Question {
        public Contact {
            fields = List.copyOf(fields);
        }

        public Contact(Prompt prompt, List<ContactField> fields, LocalizedText consent) {
            this(prompt, fields, consent, false);
        }
    }

    enum ContactField {
        NAME,
        EMAIL,
        PHONE
    }
}
