package fi.hymy.fleet.survey;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.util.Locale;

/// Where a survey stands in its life.
public enum SurveyState {
    /// It may show.
    OPEN(key("Open")),
    /// It shows nowhere any more; answers that kiosks still hold come in as usual.
    CLOSING(key("Closing")),
    /// The same, and what comes from then on counts as late.
    CLOSED(key("Closed"));

    private final String label;

    SurveyState(String label) {
        this.label = label;
    }

    public String label() {
        return t(label);
    }

    /// As `closing`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException in words
    public static SurveyState of(String word) {
        for (SurveyState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("the state must be open, closing or closed, not '" + word + "'");
    }
}
