package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.release.Verdict;

/// Why a release is not taken.
///
/// @param detail in words
record Objection(Reason reason, String detail) {
    static Objection of(Verdict.Refused refused) {
        return new Objection(Reason.valueOf(refused.why().name()), refused.detail());
    }
}
