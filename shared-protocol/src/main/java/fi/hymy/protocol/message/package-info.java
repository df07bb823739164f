/// What travels between kiosk and fleet server: envelopes, uplink and downlink messages, receipts, desired and reported
/// state.
@NullMarked
package fi.hymy.protocol.message;

import org.jspecify.annotations.NullMarked;
