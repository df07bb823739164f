package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Marks on kiosks and places: small letters, digits, `-`, `_` and `.`, 1 to 40 characters, at most 20 on a thing.
public final class Tags {
    static final int MOST = 20;

    private static final Pattern FORM = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{Nd}][\\p{Ll}\\p{Lo}\\p{Nd}._-]{0,39}");
    private static final Pattern GAPS = Pattern.compile("[\\s,;]+");

    private Tags() {}

    /// @throws IllegalArgumentException in words for who wrote it
    static String checked(String tag) {
        String small = tag.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(small).matches()) {
            throw new IllegalArgumentException(
                    t("a tag has 1 to 40 letters, digits, '-', '_' or '.', and '%s' is none", tag.strip()));
        }
        return small;
    }

    /// Of a text in which spaces, commas or semicolons part them.
    static SortedSet<String> of(String text) {
        return of(Arrays.stream(GAPS.split(text.strip()))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    static SortedSet<String> of(Collection<String> tags) {
        SortedSet<String> set = tags.stream().map(Tags::checked).collect(Collectors.toCollection(TreeSet::new));
        if (set.size() > MOST) {
            throw new IllegalArgumentException(t("there may be at most 20 tags, there are %s", set.size()));
        }
        return Collections.unmodifiableSortedSet(set);
    }

    static String text(Set<String> tags) {
        return String.join(" ", new TreeSet<>(tags));
    }
}
