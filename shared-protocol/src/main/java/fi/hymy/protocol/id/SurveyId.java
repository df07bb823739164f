package fi.hymy.protocol.id;

/// Names a survey through all of its versions.
///
/// @param value `[A-Za-z0-9_-]{1,64}`
public record SurveyId(String value) {
    public SurveyId {
        IdText.local("survey id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
