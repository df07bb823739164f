/// The people who use the console: operators, their passwords, sign-in and sessions.
@NullMarked
package fi.hymy.fleet.account;

import org.jspecify.annotations.NullMarked;
