package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import fi.hymy.kiosk.content.FetchResult.Cancelled;
import fi.hymy.kiosk.content.FetchResult.Failure;
import fi.hymy.kiosk.content.FetchResult.FetchFailed;
import fi.hymy.kiosk.content.FetchResult.Fetched;
import fi.hymy.kiosk.content.FetchResult.HashMismatch;
import fi.hymy.kiosk.content.FetchResult.Refused;
import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.kiosk.content.SurveyLibrary;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is shown, and how the device is set up, in step with what the server desires.
///
/// A desired state is taken up when it is newer than the newest one known, which survives a restart. The
/// survey that is to be shown now is fetched and verified, becomes the one that the next start shows, is
/// put on the screen between visitors, and is then reported; after it come those that the schedule wants
/// later. Until then, and when anything goes wrong, the old one stays. All public methods may be called
/// from any thread and never wait; the work is done on the loop, which fetching holds up, so that it should
/// be the twin's own.
public final class Twin {
    static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    /// What hashes wrong was fetched in vain as a whole; some networks are paid for by the byte.
    static final Duration FIRST_SLOW_RETRY = Duration.ofSeconds(30);

    static final Duration LONGEST_SLOW_RETRY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Twin.class);

    private final EventLoop loop;
    private final TwinMemory memory;
    private final Programme programme;
    private final SurveySlot slot;
    private final SurveyLibrary library;
    private final Stage stage;
    private final Reporter reporter;
    private final Backoff patience = backoff(FIRST_RETRY, LONGEST_RETRY);
    private final Backoff slowPatience = backoff(FIRST_SLOW_RETRY, LONGEST_SLOW_RETRY);
    private final Stretch stretch = new Stretch();
    private final Supply supply;

    private DesiredState desired = TwinMemory.NOTHING_YET;
    private final CompletableFuture<@Nullable Void> restored = new CompletableFuture<>();
    private Consumer<DeviceSettings> device = _ -> {};
    private Consumer<DesiredState> software = _ -> {};
    private @Nullable Software runs;
    private boolean remembered = true;
    private @Nullable SurveyRef chosen;
    private @Nullable Problem failure;
    /// What keeps a survey that is to be shown later from being here.
    private @Nullable Problem missing;
    private @Nullable SetUp setUp;
    private boolean open = true;
    private @Nullable Pending retry;

    /// @param loop the thread `twin`
    public Twin(
            EventLoop loop,
            TwinMemory memory,
            SurveyLibrary library,
            SurveySlot slot,
            Reports reports,
            Programme programme) {
        this.loop = loop;
        this.memory = memory;
        this.library = library;
        this.slot = slot;
        this.programme = programme;
        this.stage = new Stage(loop, memory.lastGood(), slot, this::screenChanged);
        this.reporter = new Reporter(loop, reports, backoff(FIRST_RETRY, LONGEST_RETRY));
        this.supply = new Supply(library, stretch, this::needed);
    }

    private static Backoff backoff(Duration first, Duration longest) {
        return new Backoff(first, longest, new SplittableRandom());
    }

    /// Hands the device's settings over, on the twin's thread: at the start, once the server has ever said
    /// some, and whenever they change. To be called once for each that wants to know.
    public void device(Consumer<DeviceSettings> told) {
        loop.execute(() -> {
            device = device.andThen(told);
            if (restored.isDone()) {
                desired.settings().ifPresent(told);
            }
        });
    }

    /// Hands over what is desired, for whoever sees to the software, on the twin's thread: at the start, and whenever
    /// it changes. To be called once, before [#start()].
    public void software(Consumer<DesiredState> told) {
        loop.execute(() -> software = told);
    }

    /// This software runs now, which the server is told.
    public void runs(Software now) {
        loop.execute(() -> {
            runs = now;
            tell();
        });
    }

    /// The box is set up so now, which the server is told.
    public void setUp(SetUp now) {
        loop.execute(() -> {
            setUp = now;
            tell();
        });
    }

    /// Shows what was shown last, with no connection, and goes on with what was under way. To be called
    /// once.
    ///
    /// @return done once what was shown last is on its way to the screen, or there is nothing
    public CompletionStage<?> start() {
        programme.whenChanged(() -> {
            stretch.pause();
            loop.execute(this::timeHasCome);
        });
        loop.execute(this::restore);
        return restored;
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

    /// The server desires this. Ignored unless it is newer than what is known; else an older fetch is given
    /// up.
    public void desired(DesiredState state) {
        stretch.makeWayFor(state.version());
        loop.execute(() -> take(state));
    }

    private void restore() {
        DesiredState known = memory.readDesired();
        if (known.version() > desired.version()) {
            desired = known;
        }
        desired.settings().ifPresent(device);
        software.accept(desired);
        programme.follow(desired.scheduleOrNull());
        try {
            stage.restore(library);
        } finally {
            restored.complete(null);
        }
        if (desired.version() > 0) {
            pursue();
        }
    }

    private void take(DesiredState state) {
        if (state.version() <= desired.version()) {
            return;
        }
        LOG.info("version {} is desired: {}", state.version(), state.surveys());
        DeviceSettings before = desired.settingsOrNull();
        DeviceSettings settings = state.settingsOrNull() == null ? before : state.settingsOrNull();
        desired = new DesiredState(
                state.version(), state.surveyRef(), state.scheduleOrNull(), settings, state.releases());
        if (settings != null && !settings.equals(before)) {
            device.accept(settings);
        }
        software.accept(desired);
        programme.follow(desired.scheduleOrNull());
        remembered = false;
        failure = null;
        missing = null;
        patience.reset();
        slowPatience.reset();
        supply.forget();
        pursue();
    }

    /// Another survey is to be shown now, or the site opens or closes.
    private void timeHasCome() {
        failure = null;
        pursue();
    }

    /// First what is to be shown now, then what will be shown later.
    private void pursue() {
        cancelRetry();
        if (!remember()) {
            return;
        }
        Programme.Moment now = programme.now();
        open = now.open();
        slot.opening(open);
        chosen = choose(now);
        if (!present(chosen)) {
            return;
        }
        supply.firstMissing(desired.surveys()).ifPresentOrElse(this::stockUp, this::screenChanged);
    }

    /// Without a clock that can be trusted what was shown last stays, if it is still wanted at all.
    private @Nullable SurveyRef choose(Programme.Moment now) {
        if (now.timeKnown()) {
            return now.assigned().orElse(desired.surveyRef());
        }
        Set<SurveyRef> wanted = desired.surveys();
        SurveyRef last = stage.last();
        return last != null && wanted.contains(last)
                ? last
                : wanted.stream().findFirst().orElse(null);
    }

    /// @return whether it is on the screen, or will be once the visitor leaves
    private boolean present(@Nullable SurveyRef wanted) {
        if (wanted == null) {
            return place(null);
        }
        if (stage.isSetFor(wanted)) {
            failure = null;
            tell();
            return true;
        }
        tell();
        return switch (supply.obtain(wanted, desired.version())) {
            case Fetched(ReadySurvey survey) -> place(survey);
            case Refused refused -> {
                refuse(wanted, refused);
                failure = Problems.of(refused);
                tell();
                yield true;
            }
            case Failure failed -> {
                if (!(failed instanceof Cancelled)) {
                    failure = Problems.of(failed);
                    tryLater(failed);
                }
                yield false;
            }
        };
    }

    /// One after another, each in a task of its own, so that news can come in between.
    private void stockUp(SurveyRef later) {
        switch (supply.obtain(later, desired.version())) {
            case Fetched _ -> loop.execute(this::pursue);
            case Refused refused -> {
                refuse(later, refused);
                missing = Problems.forLater(Problems.of(refused));
                loop.execute(this::pursue);
            }
            case Cancelled _ -> {}
            case Failure failed -> {
                missing = Problems.forLater(Problems.of(failed));
                tryLater(failed);
            }
        }
        tell();
    }

    private void refuse(SurveyRef ref, Refused refused) {
        LOG.error("{} is refused: {}", ref, refused.faults());
        supply.refuse(ref);
    }

    private boolean remember() {
        try {
            if (!remembered) {
                memory.writeDesired(desired);
                remembered = true;
            }
            return true;
        } catch (IOException e) {
            notRemembered(e);
            return false;
        }
    }

    private boolean place(@Nullable ReadySurvey survey) {
        try {
            failure = null;
            stage.place(survey);
            tell();
            return true;
        } catch (IOException e) {
            notRemembered(e);
            return false;
        }
    }

    /// Or everything that was missing came.
    private void screenChanged() {
        tidy();
        tell();
    }

    private void tidy() {
        if (!supply.refusedAny() && supply.firstMissing(desired.surveys()).isEmpty()) {
            missing = null;
        }
        if (isSettled() && supply.firstMissing(desired.surveys()).isEmpty()) {
            patience.reset();
            slowPatience.reset();
            supply.tidy();
        }
    }

    private boolean isSettled() {
        return failure == null && Objects.equals(stage.onScreen(), chosen);
    }

    private Set<SurveyRef> needed() {
        return Stream.concat(stage.needed().stream(), desired.surveys().stream())
                .collect(Collectors.toSet());
    }

    private void tryLater(Failure failed) {
        if (failed instanceof FetchFailed(String _, boolean progressed) && progressed) {
            patience.reset();
        }
        tryLater(failed instanceof HashMismatch ? slowPatience : patience);
    }

    private void notRemembered(IOException e) {
        failure = Problems.notRemembered(e);
        tryLater(patience);
    }

    private void tryLater(Backoff backoff) {
        Duration delay = backoff.next();
        LOG.warn(
                "version {} is not done, next attempt in {}: {}",
                desired.version(),
                delay,
                failure == null ? missing : failure);
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
        return new ReportedState(
                desired.version(), stage.onScreen(), problem(), setUp == null ? null : setUp.open(open), runs);
    }

    private @Nullable Problem problem() {
        SurveyRef wanted = chosen;
        if (failure != null || desired.version() == 0) {
            return failure;
        }
        if (isSettled()) {
            return missing;
        }
        return wanted == null || wanted.equals(stage.offered())
                ? Problems.waitingForTheScreen()
                : Problems.fetching(wanted);
    }
}
