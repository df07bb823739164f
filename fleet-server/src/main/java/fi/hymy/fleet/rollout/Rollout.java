package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Sentence;
import fi.hymy.fleet.web.Tongue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One change for many kiosks.
///
/// @param name what people call it
/// @param kind of the change, see [Rollable#kind()]
/// @param title the change in words
/// @param query which kiosks are meant, or null where they were chosen one by one
/// @param startedBy who started it, or null while it is a draft
/// @param revision rises with every change of the standing
record Rollout(
        RolloutId id,
        String name,
        String kind,
        String title,
        Map<String, String> change,
        @Nullable String query,
        Plan plan,
        Standing standing,
        String madeBy,
        Instant madeAt,
        @Nullable String startedBy,
        @Nullable Instant startedAt,
        long revision) {
    static final int MAX_NAME = 200;

    Rollout {
        change = Map.copyOf(change);
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(t("a rollout's name must have 1 to 200 characters on one line"));
        }
    }

    /// What changes, in the language of who asks now.
    String titleInWords() {
        return inWords(title);
    }

    static String inWords(String title) {
        String words = Sentence.say(title);
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Tongue.language().locale()) + words.substring(1);
    }

    State state() {
        return standing.state();
    }

    boolean planned() {
        return standing.wave() > 0;
    }

    Optional<String> target() {
        return Optional.ofNullable(query);
    }

    /// Whether kiosks that come to match later are to be looked for.
    boolean welcomes() {
        return query != null && plan.newcomers() && planned() && (state() == State.RUNNING || state() == State.DONE);
    }
}
