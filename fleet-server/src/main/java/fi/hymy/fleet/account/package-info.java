/// The people who use the console: who there is, and what each may do. How they prove it is the affair of
/// `signin`.
@NullMarked
package fi.hymy.fleet.account;

import org.jspecify.annotations.NullMarked;
