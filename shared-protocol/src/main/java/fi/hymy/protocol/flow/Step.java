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
    record Ask(Page page, Question question, int position, int atMost) implements Step {}

    /// The visit is over.
    record Finish(Ending ending) implements Step {}
}
