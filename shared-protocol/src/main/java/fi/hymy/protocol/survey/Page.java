package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.PageId;
import java.util.List;

/// Questions that belong together. The kiosk asks them one after another, each on a screen of its own.
///
/// @param showIf the page is passed over when this does not hold; may look at questions of earlier pages only
/// @param jumps looked at, in order, once the page's last question is done
public record Page(PageId id, List<Question> questions, Condition showIf, List<Jump> jumps) {
    public Page {
        questions = List.copyOf(questions);
        jumps = List.copyOf(jumps);
    }

    /// A page that is always shown and followed by the next one.
    public static Page of(String id, Question... questions) {
        return new Page(new PageId(id), List.of(questions), Condition.ALWAYS, List.of());
    }
}
