/// The outboxes of all pretend kiosks in one SQLite file with one writer, each row as a kiosk keeps it. Owns JDBC.
@NullMarked
package fi.hymy.simulator.outbox;

import org.jspecify.annotations.NullMarked;
