package fi.hymy.kiosk.visit;

import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.mask.Mask;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Flag;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Notes when a visit begins and writes its response.
final class Scribe {
    private final StampSource clock;
    private final RandomGenerator random;
    private @Nullable Stamp begunAt;
    private @Nullable Stamp lastEndedAt;
    private boolean outOfHours;
    private boolean byStaff;
    private boolean staffTest;
    private @Nullable Instant staffTestUntil;

    /// @param random makes response ids; must be unpredictable on a kiosk
    Scribe(StampSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// @param open whether the site is
    void begin(boolean open) {
        begunAt = clock.now();
        outOfHours = !open;
        byStaff = isStaffTest();
    }

    void staffTest(boolean on) {
        staffTest = on;
    }

    void staffTestUntil(@Nullable Instant until) {
        staffTestUntil = until;
    }

    /// By the wall clock only as far as it can be trusted.
    boolean isStaffTest() {
        Stamp now = clock.now();
        return staffTest
                || (staffTestUntil != null
                        && now.quality() != TimeQuality.UNSYNCHRONISED
                        && now.wallMillis() < staffTestUntil.toEpochMilli());
    }

    /// The response of the visit that ends now, or nothing when no question was answered.
    Optional<Response> write(Walk walk, Status status, Channel channel) {
        Stamp ended = clock.now();
        Stamp begun = begunAt == null ? ended : begunAt;
        begunAt = null;
        if (walk.answers().isEmpty()) {
            return Optional.empty();
        }
        var id = ResponseId.of(Math.max(0, ended.wallMillis()), random.nextLong(), random.nextLong());
        Set<Flag> flags = flags(begun, walk.survey().settings().repeatInterval());
        lastEndedAt = ended;
        return Optional.of(new Response(
                id, walk.edition().ref(), walk.language(), channel, begun, ended, status, masked(walk), flags));
    }

    /// Personal data that slipped into free text leaves neither the visit nor the memory that it lives in.
    private static List<Answer> masked(Walk walk) {
        return walk.answers().stream()
                .map(answer -> walk.survey()
                        .question(answer.question())
                        .map(question -> Mask.of(question, answer))
                        .orElse(answer))
                .toList();
    }

    private Set<Flag> flags(Stamp begun, Duration repeatInterval) {
        var flags = EnumSet.noneOf(Flag.class);
        if (lastEndedAt != null
                && lastEndedAt.boot() == begun.boot()
                && begun.monotonicMillis() - lastEndedAt.monotonicMillis() < repeatInterval.toMillis()) {
            flags.add(Flag.REPEAT);
        }
        if (byStaff) {
            flags.add(Flag.STAFF_TEST);
        }
        if (outOfHours) {
            flags.add(Flag.OUT_OF_HOURS);
        }
        return flags;
    }
}
