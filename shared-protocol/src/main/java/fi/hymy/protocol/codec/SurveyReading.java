package fi.hymy.protocol.codec;

import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Survey;
import java.util.List;

/// What became of the bytes of a survey.
public sealed interface SurveyReading {
    record Good(Survey survey) implements SurveyReading {}

    /// @param faults everything that is wrong, each at its place; at least one, and at most about 200
    record Bad(List<Fault> faults) implements SurveyReading {
        public Bad {
            faults = List.copyOf(faults);
        }
    }
}
