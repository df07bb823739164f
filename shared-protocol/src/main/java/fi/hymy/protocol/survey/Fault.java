package fi.hymy.protocol.survey;

/// One thing that is wrong with a survey.
///
/// @param path where, as in `pages[1].questions[0].choices[2].value`
/// @param message what is wrong and what would be right, for the person who wrote the survey
public record Fault(String path, String message) {
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
