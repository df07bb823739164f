package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.protocol.survey.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form of an assignment.
///
/// @param id null for a new one
/// @param hours of the form, as fields
/// @param revision that was read, 0 for a new one
/// @param versions to choose from
/// @param known every change of it, the newest first; none of a new one
record AssignmentEditor(
        @Nullable String id,
        int revision,
        AssignmentForm form,
        HoursFields hours,
        List<Fault> faults,
        List<PublishedVersion> versions,
        List<AssignmentView> known) {
    String title() {
        return id == null ? t("New assignment") : t("Assignment");
    }

    String action() {
        return id == null ? "/assignments" : "/assignments/" + id;
    }

    String fault(String field) {
        return faults.stream()
                .filter(fault -> fault.path().equals(field))
                .map(Fault::message)
                .findFirst()
                .orElse("");
    }

    boolean isChosen(PublishedVersion version) {
        return form.version().equals(value(version));
    }

    static String value(PublishedVersion version) {
        return version.ref().survey() + " " + version.ref().version();
    }

    /// A date alone, or a moment.
    String type(String value) {
        return value.contains("T") ? "datetime-local" : "date";
    }
}
