/// Strikes personal data out of free text before it is kept: e-mail addresses, phone numbers, identity
/// codes, card and account numbers. Pure; the kiosk and the web survey run the same code.
@NullMarked
package fi.hymy.protocol.mask;

import org.jspecify.annotations.NullMarked;
