package fi.hymy.protocol.survey;

import java.util.List;

/// Checks texts: there in the base language, in listed languages only, and short enough for a screen.
record TextCheck(List<LanguageTag> languages, List<Fault> faults, Gaps gaps) {
    /// Bounds in characters; on a kiosk a longer text cannot be read in passing.
    static final int LABEL = 60;

    static final int CHOICE = 120;
    static final int TITLE = 300;
    static final int BODY = 1000;

    void required(String path, LocalizedText text, int max) {
        if (knowsBase() && !text.texts().containsKey(languages.getFirst()) && !gaps.within(path)) {
            faults.add(new Fault(path, "has no text in the base language " + languages.getFirst()));
        }
        bounds(path, text, max);
    }

    void optional(String path, LocalizedText text, int max) {
        if (!text.isEmpty()) {
            required(path, text, max);
        }
    }

    private boolean knowsBase() {
        return !languages.isEmpty() && !gaps.hideBaseLanguage();
    }

    private void bounds(String path, LocalizedText text, int max) {
        text.texts().forEach((tag, words) -> {
            if (!languages.contains(tag) && !gaps.hideLanguages()) {
                faults.add(new Fault(path + "." + tag, "the language " + tag + " is not listed in languages"));
            }
            if (words.length() > max) {
                faults.add(new Fault(
                        path + "." + tag, "may have at most %d characters, it has %d".formatted(max, words.length())));
            }
        });
    }
}
