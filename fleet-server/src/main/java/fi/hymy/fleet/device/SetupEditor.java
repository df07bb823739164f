package fi.hymy.fleet.device;

import fi.hymy.protocol.survey.Fault;
import java.util.List;

/// The form of a kiosk's settings as it is shown, with what is wrong in it.
///
/// @param name of the kiosk
public record SetupEditor(String id, String name, SetupForm form, List<Fault> faults) {
    public SetupEditor {
        faults = List.copyOf(faults);
    }

    /// What is wrong with a field, empty for nothing.
    public String fault(String field) {
        return faults.stream()
                .filter(fault -> fault.path().equals(field))
                .map(Fault::message)
                .findFirst()
                .orElse("");
    }
}
