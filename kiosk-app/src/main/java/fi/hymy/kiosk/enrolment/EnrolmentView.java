package fi.hymy.kiosk.enrolment;

import java.util.ArrayList;
import java.util.List;

/// How far the kiosk is on its way into a fleet, for whoever stands before it.
///
/// @param state what it waits for
/// @param code as `1234-5678`, or empty while there is none
/// @param claimUrl where the code is claimed by a telephone, or empty
/// @param left of the code's time, 0 to 1
/// @param details in English, for staff: what exactly went wrong, and what is wrong in the file on the boot partition
public record EnrolmentView(State state, String code, String claimUrl, double left, List<String> details) {
    /// In which order they usually come.
    public enum State {
        /// Nobody has said which server to join.
        NO_ADDRESS,
        ASKING,
        /// The code is there; somebody must claim it.
        WAITING,
        /// The code's time was over, a new one comes.
        EXPIRED,
        NO_NETWORK,
        /// Whoever answers is not the server to be trusted.
        WRONG_SERVER,
        /// The right server, but its certificate has ended: its clock or its certificate needs mending.
        SERVER_ENDED,
        /// The server does not take the kiosk in now.
        REFUSED,
        /// The kiosk's own disk does not keep what it must.
        DISK,
        JOINED
    }

    public EnrolmentView {
        details = List.copyOf(details);
    }

    /// With a better word for the trouble than the first one.
    public EnrolmentView because(String detail) {
        var all = new ArrayList<>(List.of(detail));
        all.addAll(details.subList(Math.min(1, details.size()), details.size()));
        return new EnrolmentView(state, code, claimUrl, left, all);
    }

    /// @param details of the trouble
    static EnrolmentView without(State state, List<String> details) {
        return new EnrolmentView(state, "", "", 0, details);
    }
}
