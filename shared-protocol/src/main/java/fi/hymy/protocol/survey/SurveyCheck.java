package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.PageId;
import fi.hymy.protocol.id.QuestionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks a whole survey over and names everything that is wrong with it, each at its place.
final class SurveyCheck {
    static final int MAX_NAME = 120;
    static final int MAX_LANGUAGES = 20;
    static final int MAX_PAGES = 50;
    static final int MAX_QUESTIONS_ON_PAGE = 20;
    static final int MAX_JUMPS = 20;
    static final int MAX_ENDINGS = 10;
    static final int MAX_ASSETS = 200;

    private final List<Fault> faults = new ArrayList<>();
    private final TextCheck texts;
    private final Map<QuestionId, Question> earlier = new LinkedHashMap<>();
    private final Set<QuestionId> all = new HashSet<>();
    private final Set<ContentHash> assets = new HashSet<>();

    private SurveyCheck(List<LanguageTag> languages) {
        texts = new TextCheck(languages, faults);
    }

    static List<Fault> faults(
            int version,
            String name,
            List<LanguageTag> languages,
            List<Page> pages,
            List<Ending> endings,
            Theme theme,
            List<Asset> assets) {
        var check = new SurveyCheck(languages);
        check.head(version, name, languages);
        check.assets(assets, theme);
        check.pages(pages, endings);
        check.endings(endings);
        return check.faults;
    }

    private void head(int version, String name, List<LanguageTag> languages) {
        if (version < 1) {
            fault("version", "must be 1 or more, it is " + version);
        }
        if (name.isBlank() || name.length() > MAX_NAME) {
            fault("name", "must have 1 to 120 characters, it has " + name.length());
        }
        size("languages", languages.size(), 1, MAX_LANGUAGES);
        var seen = new HashSet<LanguageTag>();
        for (int i = 0; i < languages.size(); i++) {
            if (!seen.add(languages.get(i))) {
                fault("languages[" + i + "]", "the language " + languages.get(i) + " is listed twice");
            }
        }
    }

    private void assets(List<Asset> list, Theme theme) {
        size("assets", list.size(), 0, MAX_ASSETS);
        for (int i = 0; i < list.size(); i++) {
            if (!assets.add(list.get(i).hash())) {
                fault("assets[" + i + "].hash", "this asset is listed twice");
            }
        }
        asset("theme.logo", theme.logoHash());
        asset("theme.background", theme.backgroundHash());
    }

    private void asset(String path, @Nullable ContentHash hash) {
        if (hash != null && !assets.contains(hash)) {
            fault(path, "no asset with this hash is listed in assets");
        }
    }

    private void pages(List<Page> pages, List<Ending> endings) {
        size("pages", pages.size(), 1, MAX_PAGES);
        pages.forEach(page -> page.questions().forEach(question -> all.add(question.id())));
        var pageIds = new HashSet<PageId>();
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            String path = "pages[" + i + "]";
            if (!pageIds.add(page.id())) {
                fault(path + ".id", "the page id '" + page.id() + "' is used twice");
            }
            rules().check(path + ".showIf", page.showIf());
            questions(path, page);
            jumps(path, i, pages, endings);
        }
    }

    private void questions(String path, Page page) {
        size(path + ".questions", page.questions().size(), 1, MAX_QUESTIONS_ON_PAGE);
        for (int i = 0; i < page.questions().size(); i++) {
            Question question = page.questions().get(i);
            String at = path + ".questions[" + i + "]";
            if (earlier.containsKey(question.id())) {
                fault(at + ".id", "the question id '" + question.id() + "' is used twice");
            }
            rules().check(at + ".showIf", question.prompt().showIf());
            new QuestionCheck(at, texts, faults, assets).check(question);
            earlier.putIfAbsent(question.id(), question);
        }
    }

    private void jumps(String path, int index, List<Page> pages, List<Ending> endings) {
        List<Jump> jumps = pages.get(index).jumps();
        size(path + ".goTo", jumps.size(), 0, MAX_JUMPS);
        for (int i = 0; i < jumps.size(); i++) {
            String at = path + ".goTo[" + i + "]";
            rules().check(at + ".when", jumps.get(i).when());
            switch (jumps.get(i).target()) {
                case Jump.ToPage(var page) -> target(at + ".page", page, index, pages);
                case Jump.ToEnding(var ending) -> {
                    if (endings.stream().noneMatch(e -> e.id().equals(ending))) {
                        fault(at + ".ending", "there is no ending '" + ending + "'");
                    }
                }
            }
        }
    }

    private void target(String path, PageId target, int index, List<Page> pages) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).id().equals(target)) {
                if (i <= index) {
                    fault(path, "a jump may go forward only; page '" + target + "' does not come later");
                }
                return;
            }
        }
        fault(path, "there is no page '" + target + "'");
    }

    private void endings(List<Ending> endings) {
        size("endings", endings.size(), 1, MAX_ENDINGS);
        var ids = new HashSet<Object>();
        for (int i = 0; i < endings.size(); i++) {
            Ending ending = endings.get(i);
            String path = "endings[" + i + "]";
            if (!ids.add(ending.id())) {
                fault(path + ".id", "the ending id '" + ending.id() + "' is used twice");
            }
            texts.required(path + ".title", ending.title(), TextCheck.TITLE);
            texts.optional(path + ".body", ending.body(), TextCheck.BODY);
            rules().check(path + ".showIf", ending.showIf());
            if (i == endings.size() - 1 && !ending.showIf().isAlways()) {
                fault(path + ".showIf", "the last ending must have no condition, so that there is always one");
            }
        }
    }

    private RuleCheck rules() {
        return new RuleCheck(earlier, all, faults);
    }

    private void size(String path, int size, int min, int max) {
        if (size < min || size > max) {
            fault(path, "must have %d to %d entries, it has %d".formatted(min, max, size));
        }
    }

    private void fault(String path, String message) {
        faults.add(new Fault(path, message));
    }
}
