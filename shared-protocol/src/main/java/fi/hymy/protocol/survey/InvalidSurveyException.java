package fi.hymy.protocol.survey;

import java.util.List;
import java.util.stream.Collectors;

/// A survey that cannot be: says everything that is wrong with it at once.
public final class InvalidSurveyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    public InvalidSurveyException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /// At least one, in the order of the survey.
    public List<Fault> faults() {
        return faults;
    }
}
