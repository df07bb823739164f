package fi.hymy.fleet.report;

import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.protocol.id.KioskId;
import java.util.List;

/// One survey's results page.
///
/// @param name of the survey
/// @param comments the newest first
/// @param chart what the trend draws, as JSON
record ResultsView(
        String name,
        ReportFilter filter,
        Period period,
        SurveyReport report,
        List<CommentLine> comments,
        List<PublishedVersion> versions,
        KioskChoice kiosk,
        String chart) {
    ResultsView {
        comments = List.copyOf(comments);
        versions = List.copyOf(versions);
    }

    /// Of which kiosk the results are.
    ///
    /// @param id or empty for all
    /// @param name what the field says
    /// @param problem why it is not the one that was written, or empty
    record KioskChoice(String id, String name, String problem) {}

    /// @param late whether it came after the survey was closed
    record CommentLine(Counts.Comment comment, String kiosk, String question, boolean late) {}

    /// The same results under another address.
    ///
    /// @param root `/results/` or `/live/results/`
    String address(String root) {
        return address(root, filter.flagged());
    }

    /// @param flagged whether marked answers are to count
    String address(String root, boolean flagged) {
        KioskId kiosk = filter.kiosk();
        return root
                + filter.survey()
                + "?period="
                + period.code()
                + (filter.version() == null ? "" : "&version=" + filter.version())
                + (kiosk == null ? "" : "&kiosk=" + kiosk)
                + (flagged ? "&flagged=true" : "");
    }

    boolean isVersion(PublishedVersion version) {
        return filter.version() != null && filter.version() == version.ref().version();
    }
}
