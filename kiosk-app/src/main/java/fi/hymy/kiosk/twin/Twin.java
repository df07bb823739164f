package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import fi.hymy.kiosk.content.FetchResult;
import fi.hymy.kiosk.content.FetchResult.Cancelled;
import fi.hymy.kiosk.content.FetchResult.Failure;
import fi.hymy.kiosk.content.FetchResult.FetchFailed;
import fi.hymy.kiosk.content.FetchResult.Fetched;
import fi.hymy.kiosk.content.FetchResult.HashMismatch;
import fi.hymy.kiosk.content.FetchResult.NoRoom;
import fi.hymy.kiosk.content.FetchResult.Refused;
import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.kiosk.content.SurveyLibrary;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is shown in step with what the server desires.
///
/// A desired state is taken up when it is newer than the newest one known, which survives a restart. Its survey
/// is fetched and verified, becomes the one that the next start shows, is put on the screen between visitors,
/// and is then reported. Until then, and when anything goes wrong, the old one stays. All public methods may be
/// called from any thread and never wait; the work is done on the loop, which fetching holds up, so that it
/// should be the twin's own.
public final class Twin {
    static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    /// What hashes wrong was fetched in vain as a whole; some networks are paid for by the byte.
    static final Duration FIRST_SLOW_RETRY = Duration.ofSeconds(30);

    static final Duration LONGEST_SLOW_RETRY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Twin.class);

    private final EventLoop loop;
    private final TwinMemory memory;
    private final SurveyLibrary library;
    private final Stage stage;
    private final Reporter reporter;
    private final Backoff patience = backoff(FIRST_RETRY, LONGEST_RETRY);
    private final Backoff slowPatience = backoff(FIRST_SLOW_RETRY, LONGEST_SLOW_RETRY);
    private final Stretch stretch = new Stretch();

    private DesiredState desired = TwinMemory.NOTHING_YET;
    private boolean remembered = true;
    private @Nullable Problem failure;
    private @Nullable Pending retry;

    /// @param loop the thread `twin`
    public Twin(EventLoop loop, TwinMemory memory, SurveyLibrary library, SurveySlot slot, Reports reports) {
        this.loop = loop;
        this.memory = memory;
        this.library = library;
        this.stage = new Stage(loop, memory.lastGood(), slot, this::screenChanged);
        this.reporter = new Reporter(loop, reports, backoff(FIRST_RETRY, LONGEST_RETRY));
    }

    private static Backoff backoff(Duration first, Duration longest) {
        return new Backoff(first, longest, new SplittableRandom());
    }

    /// Shows what was shown last, with no connection, and goes on with what was under way. To be called once.
    public void start() {
        loop.execute(this::restore);
    }

    /// The link stands: says what is shown, and does not wait any longer with what failed.
    public void connected() {
        loop.execute(() -> {
            reporter.repeat(reported());
            if (retry != null || (failure == null && !isSettled() && desired.version() > 0)) {
                pursue();
            }
        });
    }

    /// The server desires this. Ignored unless it is newer than what is known; else an older fetch is given up.
    public void desired(DesiredState state) {
        stretch.makeWayFor(state.version());
        loop.execute(() -> take(state));
    }

    private void restore() {
        DesiredState known = memory.readDesired();
        if (known.version() > desired.version()) {
            desired = known;
        }
        stage.restore(library);
        if (desired.version() > 0) {
            pursue();
        }
    }

    private void take(DesiredState state) {
        if (state.version() <= desired.version()) {
            return;
        }
        LOG.info(
                "version {} is desired: {}",
                state.version(),
                state.survey().map(SurveyRef::toString).orElse("none"));
        desired = state;
        remembered = false;
        failure = null;
        patience.reset();
        slowPatience.reset();
        pursue();
    }

    private void pursue() {
        cancelRetry();
        if (!remember()) {
            return;
        }
        SurveyRef wanted = desired.surveyRef();
        if (wanted == null) {
            place(null);
        } else if (stage.isSetFor(wanted)) {
            failure = null;
            tell();
        } else {
            obtain(wanted);
        }
    }

    private boolean remember() {
        try {
            if (!remembered) {
                memory.writeDesired(desired);
                remembered = true;
            }
            return true;
        } catch (IOException e) {
            fail(Problems.notRemembered(e), patience);
            return false;
        }
    }

    private void obtain(SurveyRef wanted) {
        tell();
        Optional<FetchResult> result = stretch.run(desired.version(), () -> fetch(wanted));
        switch (result.orElseGet(Cancelled::new)) {
            case Fetched(ReadySurvey survey) -> place(survey);
            case Cancelled _ -> LOG.info("the fetch for version {} was given up", desired.version());
            case Refused refused -> {
                LOG.error("version {} is refused: {}", desired.version(), refused.faults());
                failure = Problems.of(refused);
                tell();
            }
            case Failure failed -> {
                if (failed instanceof FetchFailed(String _, boolean progressed) && progressed) {
                    patience.reset();
                }
                fail(Problems.of(failed), failed instanceof HashMismatch ? slowPatience : patience);
            }
        }
    }

    private FetchResult fetch(SurveyRef wanted) {
        FetchResult result = library.fetch(wanted);
        if (result instanceof NoRoom) {
            library.keepOnly(needed());
            return library.fetch(wanted);
        }
        return result;
    }

    private void place(@Nullable ReadySurvey survey) {
        try {
            failure = null;
            stage.place(survey);
            tell();
        } catch (IOException e) {
            fail(Problems.notRemembered(e), patience);
        }
    }

    private void screenChanged() {
        if (isSettled()) {
            patience.reset();
            slowPatience.reset();
            library.keepOnly(needed());
        }
        tell();
    }

    private boolean isSettled() {
        return failure == null && Objects.equals(stage.onScreen(), desired.surveyRef());
    }

    private Set<SurveyRef> needed() {
        return Stream.concat(stage.needed().stream(), desired.survey().stream()).collect(Collectors.toSet());
    }

    private void fail(Problem problem, Backoff backoff) {
        failure = problem;
        Duration delay = backoff.next();
        LOG.warn("version {} is not shown, next attempt in {}: {}", desired.version(), delay, problem);
        retry = loop.after(delay, this::pursue);
        tell();
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    private void tell() {
        reporter.tell(reported());
    }

    private ReportedState reported() {
        return new ReportedState(desired.version(), stage.onScreen(), problem());
    }

    private @Nullable Problem problem() {
        SurveyRef wanted = desired.surveyRef();
        if (failure != null || isSettled() || desired.version() == 0) {
            return failure;
        }
        return wanted == null || wanted.equals(stage.offered())
                ? Problems.waitingForTheScreen()
                : Problems.fetching(wanted);
    }
}
