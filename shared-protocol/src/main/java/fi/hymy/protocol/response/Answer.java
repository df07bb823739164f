package fi.hymy.protocol.response;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question.ContactField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to one question.
public sealed interface Answer {
    /// The longest text, in UTF-16 units, that any answer may hold.
    int MAX_TEXT = 2000;

    QuestionId question();

    /// A point on a scale: smileys, NPS, rating and effort.
    ///
    /// @param value 0 to 10
    record Scale(QuestionId question, int value) implements Answer {
        public Scale {
            if (value < 0 || value > 10) {
                throw new IllegalArgumentException("a scale answer must lie between 0 and 10, it is " + value);
            }
        }
    }

    record YesNo(QuestionId question, Verdict verdict) implements Answer {}

    enum Verdict {
        YES,
        NO,
        NOT_APPLICABLE
    }

    /// One or several choices.
    ///
    /// @param chosen in the order of the survey, each once
    /// @param otherText the words given with a free-text choice, or empty
    /// @param shown the order in which the choices were shown
    record Chosen(QuestionId question, List<ChoiceId> chosen, String otherText, List<ChoiceId> shown)
            implements Answer {
        public Chosen {
            chosen = List.copyOf(chosen);
            shown = List.copyOf(shown);
            checkText(otherText);
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException("a choice answer must have at least one choice");
            }
        }
    }

    /// Choices in order, best first.
    record Ranked(QuestionId question, List<ChoiceId> order) implements Answer {
        public Ranked {
            order = List.copyOf(order);
            if (order.isEmpty()) {
                throw new IllegalArgumentException("a ranking answer must place at least one choice");
            }
        }
    }

    /// Statements rated, 1 to 7 each.
    record Rated(QuestionId question, Map<StatementId, Integer> ratings) implements Answer {
        public Rated {
            ratings = Collections.unmodifiableMap(new LinkedHashMap<>(ratings));
            if (ratings.isEmpty() || ratings.values().stream().anyMatch(value -> value < 1 || value > 7)) {
                throw new IllegalArgumentException("a battery answer must rate statements from 1 to 7");
            }
        }
    }

    /// Words of one's own: personal data may hide in them, so they are never logged.
    record Words(QuestionId question, String text) implements Answer {
        public Words {
            checkText(text);
            if (text.isBlank()) {
                throw new IllegalArgumentException("an open answer must not be blank; leave it out instead");
            }
        }
    }

    /// Contact details; their existence implies consent to the words of the survey version.
    ///
    /// @param fields none where they are kept apart from the response: then this only says that they were given
    /// @param consentIn the language in which the respondent agreed, or null when nobody wrote it down
    record Details(
            QuestionId question,
            Map<ContactField, String> fields,
            @Nullable LanguageTag consentIn) implements Answer {
        public Details {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            fields.values().forEach(Answer::checkText);
        }

        public Details(QuestionId question, Map<ContactField, String> fields) {
            this(question, fields, null);
        }

        /// That details were given, without them.
        public Details apart() {
            return new Details(question, Map.of());
        }

        /// Without what was written: this may reach a log.
        @Override
        public String toString() {
            return "Details[question=%s, fields=%s]".formatted(question, fields.keySet());
        }
    }

    /// An answer on its way that only the server can read: what it says is in the [SealedPart] of its
    /// response. None is ever shown, counted or stored so.
    record Sealed(QuestionId question) implements Answer {}

    /// Whether it holds words of somebody's own, or says who somebody is.
    default boolean isPersonal() {
        return switch (this) {
            case Words _ -> true;
            case Details details -> !details.fields().isEmpty();
            case Chosen chosen -> !chosen.otherText().isEmpty();
            case Scale _, YesNo _, Ranked _, Rated _, Sealed _ -> false;
        };
    }

    private static void checkText(String text) {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("text may have at most 2000 characters, it has " + text.length());
        }
    }
}
