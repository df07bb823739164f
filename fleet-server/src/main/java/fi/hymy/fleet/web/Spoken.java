package fi.hymy.fleet.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// What [Tongue] said while a request was answered, each with the sentence behind it: so that what an operator was
/// told in Finnish can be kept, and told to the next one in Swedish. Features need not know of it.
///
/// Only requests that somebody listens to are remembered, and of those the last sentences. Of the request's thread.
public final class Spoken {
    private static final String KEY = Spoken.class.getName();
    private static final int MOST = 256;

    private final Deque<Line> lines = new ArrayDeque<>();

    private Spoken() {}

    private record Line(String words, Sentence sentence) {}

    /// Remembers from now on what is said during this request.
    public static void listen(HttpServletRequest request) {
        request.setAttribute(KEY, new Spoken());
    }

    /// The sentence behind words: one that was said, several that were glued together, or else just these words.
    public static Sentence behind(HttpServletRequest request, String words) {
        return request.getAttribute(KEY) instanceof Spoken spoken
                ? spoken.behind(words).orElseGet(() -> Sentence.plain(words))
                : Sentence.read(words);
    }

    /// The sentence behind a value, when it is the very text that was said and none that reads the same by chance.
    public static Sentence value(String words) {
        return argument(words) instanceof Sentence sentence ? sentence : Sentence.plain(words);
    }

    // A name that reads like a sentence is none: only the very text that Tongue made is.
    @SuppressWarnings("ReferenceEquality")
    static Object argument(String words) {
        return here().flatMap(spoken -> spoken.line(line -> line.words == words))
                .<Object>map(Line::sentence)
                .orElse(words);
    }

    /// @return the words
    static String note(String words, Supplier<Sentence> sentence) {
        here().ifPresent(spoken -> {
            if (spoken.lines.size() == MOST) {
                spoken.lines.removeLast();
            }
            spoken.lines.addFirst(new Line(words, sentence.get()));
        });
        return words;
    }

    private static Optional<Spoken> here() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST) instanceof Spoken spoken
                ? Optional.of(spoken)
                : Optional.empty();
    }

    private Optional<Line> line(Predicate<Line> wanted) {
        return lines.stream().filter(wanted).findFirst();
    }

    private Optional<Sentence> behind(String words) {
        Optional<Line> whole = line(line -> line.words.equals(words));
        if (whole.isPresent()) {
            return whole.map(Line::sentence);
        }
        // The longest beginning that was said.
        return lines.stream()
                .filter(line -> !line.words.isEmpty() && words.startsWith(line.words + ' '))
                .max((one, other) -> Integer.compare(one.words.length(), other.words.length()))
                .map(first -> {
                    String rest = words.substring(first.words.length()).strip();
                    return Sentence.both(first.sentence, behind(rest).orElseGet(() -> Sentence.plain(rest)));
                });
    }
}
