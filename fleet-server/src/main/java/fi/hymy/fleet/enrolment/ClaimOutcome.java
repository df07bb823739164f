package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.kiosk.Kiosk;

/// What became of a claim.
sealed interface ClaimOutcome {
    /// The kiosk is in the fleet, by this claim or by the same operator's earlier one.
    record Done(Kiosk kiosk) implements ClaimOutcome {}

    /// @param reason in a sentence that says what to do
    /// @param guess whether there is no such code, so that it may have been guessed
    record Refused(String reason, boolean guess) implements ClaimOutcome {}
}
