/// A made-up customer, the library Koivuranta, with its branded surveys in Finnish, Swedish and English, and answers
/// that people might give to them.
@NullMarked
package fi.hymy.acceptance.sample;

import org.jspecify.annotations.NullMarked;
