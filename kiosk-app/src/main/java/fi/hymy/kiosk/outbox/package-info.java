/// Keeps every answer until the server has receipted it, and for a while after that. Owns JDBC and SQLite.
@NullMarked
package fi.hymy.kiosk.outbox;

import org.jspecify.annotations.NullMarked;
