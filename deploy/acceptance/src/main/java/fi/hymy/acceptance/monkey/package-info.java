/// Pokes at a packaged kiosk for long, as children do, and watches whether it stays as it was: memory,
/// threads, log, answers.
@NullMarked
package fi.hymy.acceptance.monkey;

import org.jspecify.annotations.NullMarked;
