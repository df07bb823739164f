package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.PageId;
import java.util.List;

/// Checks where a page leads: to later pages and to endings that exist.
record JumpCheck(SurveyCheck.Parts parts, RuleCheck rules, List<Fault> faults, Gaps gaps) {
    private static final int MAX_JUMPS = 20;

    /// @param index of the page
    void check(String path, int index) {
        List<Jump> jumps = parts.pages().get(index).jumps();
        if (jumps.size() > MAX_JUMPS) {
            fault(path + ".goTo", "must have 0 to %d entries, it has %d".formatted(MAX_JUMPS, jumps.size()));
        }
        for (int i = 0; i < jumps.size(); i++) {
            String at = path + ".goTo[" + i + "]";
            rules.check(at + ".when", jumps.get(i).when());
            switch (jumps.get(i).target()) {
                case Jump.ToPage(var page) -> page(at + ".page", page, index);
                case Jump.ToEnding(var ending) -> ending(at + ".ending", ending);
            }
        }
    }

    private void page(String path, PageId target, int from) {
        List<PageId> ids = parts.pages().stream().map(Page::id).toList();
        if (!ids.contains(target)) {
            if (!gaps.hidePages()) {
                fault(path, "there is no page '" + target + "'");
            }
        } else if (ids.indexOf(target) <= from) {
            fault(path, "a jump may go forward only; page '" + target + "' does not come later");
        }
    }

    private void ending(String path, EndingId target) {
        if (!gaps.hideEndings()
                && parts.endings().stream().noneMatch(ending -> ending.id().equals(target))) {
            fault(path, "there is no ending '" + target + "'");
        }
    }

    private void fault(String path, String message) {
        faults.add(new Fault(path, message));
    }
}
