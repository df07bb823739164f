package fi.hymy.protocol.survey;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Places of a survey at which a reader could not make out what is meant, so that the check says nothing that only
/// follows from them.
public final class Gaps {
    static final Gaps NONE = new Gaps(Set.of());

    private static final Pattern QUESTION_ID =
            Pattern.compile("pages(\\[\\d+](\\.questions(\\[\\d+](\\.questionId)?)?)?)?");
    private static final Pattern PAGE_ID = Pattern.compile("pages(\\[\\d+](\\.pageId)?)?");
    private static final Pattern ENDING_ID = Pattern.compile("endings(\\[\\d+](\\.endingId)?)?");
    private static final Pattern ASSET = Pattern.compile("assets(\\[\\d+](\\.hash)?)?");
    private static final Pattern LANGUAGE = Pattern.compile("languages(\\[\\d+])?");
    private static final Pattern BASE_LANGUAGE = Pattern.compile("languages(\\[0])?");

    private final Set<String> paths;

    private Gaps(Set<String> paths) {
        this.paths = paths;
    }

    /// The gaps that these faults leave.
    public static Gaps of(Collection<Fault> faults) {
        return faults.isEmpty()
                ? NONE
                : new Gaps(faults.stream().map(Fault::path).collect(Collectors.toUnmodifiableSet()));
    }

    boolean none() {
        return paths.isEmpty();
    }

    /// Whether there is a gap right there.
    boolean at(String path) {
        return paths.contains(path);
    }

    /// Whether the place lies in a gap.
    boolean cover(String path) {
        return paths.stream().anyMatch(gap -> isWithin(path, gap));
    }

    /// Whether there is a gap at the place or inside it.
    boolean within(String path) {
        return paths.stream().anyMatch(gap -> isWithin(gap, path));
    }

    boolean hideQuestions() {
        return any(QUESTION_ID);
    }

    boolean hidePages() {
        return any(PAGE_ID);
    }

    boolean hideEndings() {
        return any(ENDING_ID);
    }

    boolean hideAssets() {
        return any(ASSET);
    }

    boolean hideLanguages() {
        return any(LANGUAGE);
    }

    boolean hideBaseLanguage() {
        return any(BASE_LANGUAGE);
    }

    private boolean any(Pattern pattern) {
        return paths.stream().anyMatch(gap -> pattern.matcher(gap).matches());
    }

    private static boolean isWithin(String inner, String outer) {
        return inner.startsWith(outer)
                && (inner.length() == outer.length()
                        || inner.charAt(outer.length()) == '.'
                        || inner.charAt(outer.length()) == '[');
    }
}
