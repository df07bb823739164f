package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.PageId;

/// Where to go after a page, instead of to the next one.
///
/// @param when the first jump whose condition holds is taken
/// @param target a later page, or an ending
public record Jump(Condition when, Target target) {
    public sealed interface Target {}

    public record ToPage(PageId page) implements Target {}

    public record ToEnding(EndingId ending) implements Target {}
}
