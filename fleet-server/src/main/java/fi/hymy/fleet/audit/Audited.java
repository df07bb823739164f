package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;
import fi.hymy.fleet.web.Sentence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// What a feature says of a change that it makes. The request itself is written down without its help; these
/// calls add what cannot be seen from outside. Without a request at hand they do nothing.
///
/// Never say a password, a PIN, a token, contact details or what people wrote.
public final class Audited {
    /// So many kiosks or places may one request name; of the rest only their number is known.
    private static final int MOST = 20_000;

    /// More of them in one request are a bulk edit, whose subjects are named one by one all the same.
    private static final int MOST_CHANGES = 200;

    private static final String KEY = Audited.class.getName();

    private Audited() {}

    /// A value was changed; nothing is noted where it stayed the same.
    ///
    /// @param what as `name`: a literal, so that the test of the catalogues finds it
    /// @param before null for nothing; what [fi.hymy.fleet.web.Tongue] said is kept apart from its language
    /// @param after likewise
    public static void change(String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after) && said().changes.size() < MOST_CHANGES) {
            said().changes.add(Change.of(what, before, after));
        }
    }

    /// What was done, in place of what the page says.
    public static void what(Sentence sentence) {
        said().what = sentence;
    }

    /// Something besides what the address names was touched.
    public static void about(Named.Kind kind, String id) {
        said().add(new Subject(kind.name(), id));
    }

    public static void kiosks(Collection<String> ids) {
        ids.forEach(id -> about(Named.Kind.KIOSK, id));
    }

    /// Who it was, where no operator is signed in: as at a sign-in.
    public static void by(String who) {
        said().by = who;
    }

    private static Said said() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return new Said();
        }
        if (request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST) instanceof Said said) {
            return said;
        }
        var said = new Said();
        request.setAttribute(KEY, said, RequestAttributes.SCOPE_REQUEST);
        return said;
    }

    /// What was said during a request; of the request's thread.
    static final class Said {
        private final List<Change> changes = new ArrayList<>();
        private final Set<Subject> subjects = new LinkedHashSet<>();
        private @Nullable Sentence what;
        private String by = "";

        static Said of(Object kept) {
            return kept instanceof Said said ? said : new Said();
        }

        static String key() {
            return KEY;
        }

        private void add(Subject subject) {
            if (subjects.size() < MOST) {
                subjects.add(subject);
            }
        }

        List<Change> changes() {
            return changes;
        }

        Set<Subject> subjects() {
            return subjects;
        }

        Optional<Sentence> what() {
            return Optional.ofNullable(what);
        }

        String by() {
            return by;
        }
    }
}
