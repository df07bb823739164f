/// Sends mail and calls webhooks: what is handed in is kept in the database until it has arrived or was given up.
@NullMarked
package fi.hymy.fleet.notify;

import org.jspecify.annotations.NullMarked;
