/// The immutable published survey: pages, questions, choices, rules, theme and words, and the check that no bad one can
/// be built.
@NullMarked
package fi.hymy.protocol.survey;

import org.jspecify.annotations.NullMarked;
