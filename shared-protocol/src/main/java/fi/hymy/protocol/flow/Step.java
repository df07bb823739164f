package fi.hymy.protocol.flow;

import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Question;

/// What comes next in a visit.
public sealed interface Step {
    /// Ask a question.
    ///
    /// @param position how many questions were asked on the way here, 0 and up
    /// @param atMost how many more, this one included, could still come, 1 and up; never rises on the way
    /// @param atLeast how many more, this one included, will come for certain, 1 and up; `position +
    ///     atLeast` never falls on the way
    record Ask(Page page, Question question, int position, int atMost, int atLeast) implements Step {
        /// One of which it is known how many more come.
        public Ask(Page page, Question question, int position, int left) {
            this(page, question, position, left, left);
        }
    }

    /// The visit is over.
    record Finish(Ending ending) implements Step {}
}
