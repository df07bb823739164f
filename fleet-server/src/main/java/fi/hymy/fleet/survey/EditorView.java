package fi.hymy.fleet.survey;

import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Fault;
import java.util.Comparator;
import java.util.List;

/// The editor with a text and what is wrong with it.
///
/// @param faults in the order of the text
record EditorView(SurveyId id, String name, String body, List<PlacedFault> faults) {
    static EditorView of(SurveyId id, DraftText text) {
        var lines = JsonLines.of(text.body());
        List<PlacedFault> placed = text.faults().stream()
                .map(fault -> new PlacedFault(fault, lines.lineOf(fault.path())))
                .sorted(Comparator.comparingInt(PlacedFault::line))
                .toList();
        String name = text.survey().map(survey -> survey.name()).orElseGet(id::value);
        return new EditorView(id, name, text.body(), placed);
    }

    /// @param line 1 and up
    record PlacedFault(Fault fault, int line) {}
}
