/// How the kiosk becomes one of a fleet, and how it proves that it is: its key and certificate, whom it trusts, asking
/// to be taken in, and new certificates in time. Owns Bouncy Castle, which a kiosk that has joined does not even load.
@NullMarked
package fi.hymy.kiosk.enrolment;

import org.jspecify.annotations.NullMarked;
