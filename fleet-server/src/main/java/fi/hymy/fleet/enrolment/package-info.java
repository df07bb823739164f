/// How kiosks join and stay known: the device CA, tickets and codes, certificates, their renewal, revocation
/// and replacement. Owns Bouncy Castle.
@NullMarked
package fi.hymy.fleet.enrolment;

import org.jspecify.annotations.NullMarked;
