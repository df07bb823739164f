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

/// Looks a whole survey over and names everything that is wrong with it, each at its place.
public final class SurveyCheck {
    static final int MAX_NAME = 120;
    static final int MAX_LANGUAGES = 20;
    static final int MAX_PAGES = 50;
    static final int MAX_QUESTIONS_ON_PAGE = 20;
    static final int MAX_ENDINGS = 10;
    static final int MAX_ASSETS = 200;

    private final List<Fault> faults = new ArrayList<>();
    private final Parts parts;
    private final Gaps gaps;
    private final TextCheck texts;
    private final Map<QuestionId, Question> earlier = new LinkedHashMap<>();
    private final Set<QuestionId> all = new HashSet<>();
    private final Set<QuestionId> unclear = new HashSet<>();
    private final Map<ContentHash, Asset> assets = new LinkedHashMap<>();

    private SurveyCheck(Parts parts, Gaps gaps) {
        this.parts = parts;
        this.gaps = gaps;
        texts = new TextCheck(parts.languages(), faults, gaps);
    }

    /// What is checked together; the rest of a survey is good in itself.
    public record Parts(
            int version,
            String name,
            List<LanguageTag> languages,
            List<Page> pages,
            List<Ending> endings,
            Theme theme,
            SurveySettings settings,
            List<Asset> assets) {}

    /// Every fault, in the order of the survey, but none that only follows from a gap.
    public static List<Fault> faults(Parts parts, Gaps gaps) {
        var check = new SurveyCheck(parts, gaps);
        check.head();
        check.assets();
        check.pages();
        check.endings();
        check.attract();
        if (check.faults.isEmpty() && gaps.none()) {
            check.answerSize();
        }
        check.faults.removeIf(fault -> gaps.cover(fault.path()));
        return List.copyOf(check.faults);
    }

    private void head() {
        if (parts.version < 1) {
            fault("version", "must be 1 or more, it is " + parts.version);
        }
        name(parts.name);
        List<LanguageTag> languages = parts.languages;
        size("languages", languages.size(), 1, MAX_LANGUAGES);
        var seen = new HashSet<LanguageTag>();
        for (int i = 0; i < languages.size(); i++) {
            if (!seen.add(languages.get(i))) {
                fault("languages[" + i + "]", "the language " + languages.get(i) + " is listed twice");
            }
        }
    }

    private void name(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            fault("name", "must have 1 to 120 characters, it has " + name.length());
        }
        try {
            CleanText.check("name", name);
        } catch (IllegalArgumentException e) {
            fault("name", String.valueOf(e.getMessage()));
        }
    }

    private void assets() {
        List<Asset> list = parts.assets;
        size("assets", list.size(), 0, MAX_ASSETS);
        for (int i = 0; i < list.size(); i++) {
            if (assets.putIfAbsent(list.get(i).hash(), list.get(i)) != null) {
                fault("assets[" + i + "].hash", "this asset is listed twice");
            }
        }
        var check = new AssetCheck(assets, faults, gaps);
        check.picture("theme.logo", parts.theme.logoHash());
        check.picture("theme.background", parts.theme.backgroundHash());
        check.motion("theme.motion", parts.theme.motionHash());
    }

    private void attract() {
        List<Attract.Slide> slides = parts.settings.attract().slides();
        size("settings.attract.slides", slides.size(), 0, Attract.MAX_SLIDES);
        for (int i = 0; i < slides.size(); i++) {
            String path = "settings.attract.slides[" + i + "]";
            new AssetCheck(assets, faults, gaps)
                    .listed(path + ".asset", slides.get(i).asset());
            texts.optional(path + ".text", slides.get(i).text(), TextCheck.TITLE);
        }
    }

    private void pages() {
        List<Page> pages = parts.pages;
        size("pages", pages.size(), 1, MAX_PAGES);
        pages.forEach(page -> page.questions().forEach(question -> all.add(question.id())));
        var pageIds = new HashSet<PageId>();
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            String path = "pages[" + i + "]";
            if (!pageIds.add(page.id())) {
                fault(path + ".pageId", "the page id '" + page.id() + "' is used twice");
            }
            rules().check(path + ".showIf", page.showIf());
            questions(path, page);
            new JumpCheck(parts, rules(), faults, gaps).check(path, i);
        }
    }

    private void questions(String path, Page page) {
        size(path + ".questions", page.questions().size(), 1, MAX_QUESTIONS_ON_PAGE);
        for (int i = 0; i < page.questions().size(); i++) {
            Question question = page.questions().get(i);
            String at = path + ".questions[" + i + "]";
            if (earlier.containsKey(question.id())) {
                fault(at + ".questionId", "the question id '" + question.id() + "' is used twice");
            }
            rules().check(at + ".showIf", question.prompt().showIf());
            new QuestionCheck(at, texts, faults, new AssetCheck(assets, faults, gaps), gaps).check(question);
            earlier.putIfAbsent(question.id(), question);
            if (gaps.within(at)) {
                unclear.add(question.id());
            }
        }
    }

    private void endings() {
        List<Ending> endings = parts.endings;
        size("endings", endings.size(), 1, MAX_ENDINGS);
        var ids = new HashSet<Object>();
        for (int i = 0; i < endings.size(); i++) {
            Ending ending = endings.get(i);
            String path = "endings[" + i + "]";
            if (!ids.add(ending.id())) {
                fault(path + ".endingId", "the ending id '" + ending.id() + "' is used twice");
            }
            texts.required(path + ".title", ending.title(), TextCheck.TITLE);
            texts.optional(path + ".body", ending.body(), TextCheck.BODY);
            rules().check(path + ".showIf", ending.showIf());
            if (i == endings.size() - 1 && !ending.showIf().isAlways()) {
                fault(path + ".showIf", "the last ending must have no condition, so that there is always one");
            }
        }
    }

    private void answerSize() {
        int worst = parts.pages.stream()
                .flatMap(page -> page.questions().stream())
                .mapToInt(AnswerSize::most)
                .sum();
        if (worst > AnswerSize.MAX) {
            fault(
                    "pages",
                    ("answers to everything could take %d bytes, more than the %d that can be sent in one piece;"
                                    + " ask fewer open questions, or for shorter texts")
                            .formatted(worst, AnswerSize.MAX));
        }
    }

    private RuleCheck rules() {
        return new RuleCheck(earlier, all, unclear, faults, gaps);
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
