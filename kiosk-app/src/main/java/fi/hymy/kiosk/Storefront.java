package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.InputSettings;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.KioskSettings.Surface;
import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.kiosk.link.LinkState;
import fi.hymy.kiosk.screen.FocusMove;
import fi.hymy.kiosk.screen.FrameWatch;
import fi.hymy.kiosk.screen.FxLoop;
import fi.hymy.kiosk.screen.KioskScreen;
import fi.hymy.kiosk.screen.KioskWindow;
import fi.hymy.kiosk.screen.LinkWords;
import fi.hymy.kiosk.speech.Voice;
import fi.hymy.kiosk.twin.SurveySlot;
import fi.hymy.kiosk.update.Updater;
import fi.hymy.kiosk.visit.Edition;
import fi.hymy.kiosk.visit.ResponseSink;
import fi.hymy.kiosk.visit.StampSource;
import fi.hymy.kiosk.visit.Taps;
import fi.hymy.kiosk.visit.Visit;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DeviceSettings;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The side of the kiosk that visitors meet: window, screen and visit, all on the JavaFX thread; or the visit
/// alone, on a thread of its own, where buttons and lights are all there is.
final class Storefront implements SurveySlot, Updater.Idle {
    private static final Logger LOG = LoggerFactory.getLogger(Storefront.class);
    private static final Duration LINK_WORDS_EVERY = Duration.ofSeconds(2);
    private static final long OPEN_SECONDS = 60;
    private static final long SURVEY_SECONDS = 5;
    private static final long LEAVE_SECONDS = 2;

    private final KioskSettings settings;
    private final KioskId kiosk;
    private final EventLoop loop;
    private final Views views = new Views();
    private final Visit visit;
    private final Supplier<LinkState> link;
    private final Voice voice;

    /// What follows belongs to the loop's thread.
    private @Nullable KioskScreen screen;
    private @Nullable KioskWindow window;
    private @Nullable FrameWatch frames;
    private final SurveyAssets assets = new SurveyAssets();
    private @Nullable Runnable onScreen;
    private boolean asked;
    private final CompletableFuture<@Nullable Void> painted = new CompletableFuture<>();
    private final List<Runnable> idleTasks = new ArrayList<>();

    private VisitView view = new VisitView.Waiting();
    private volatile boolean visited;

    /// @param loop the JavaFX thread, or one of its own where there is no screen
    /// @param link how the connection stands, for the screen that waits for a survey
    /// @param voice reads aloud what is on the screen
    Storefront(
            KioskSettings settings,
            KioskId kiosk,
            EventLoop loop,
            StampSource clock,
            RandomGenerator random,
            ResponseSink sink,
            KioskApp.Seams seams,
            Supplier<LinkState> link,
            Voice voice) {
        this.settings = settings;
        this.kiosk = kiosk;
        this.loop = loop;
        this.link = link;
        this.voice = voice;
        this.visit = new Visit(loop, clock, random, sink, seams.tapGuard(), views);
        views.listen(this::look);
    }

    /// The thread on which the visit lives and views are heard.
    EventLoop loop() {
        return loop;
    }

    /// What a respondent can do, for whoever acts for one; to be called on the storefront's thread.
    Taps taps() {
        return visit;
    }

    /// Whoever wants to follow what visitors are shown, after the screen, beginning with what is shown now; heard on
    /// the storefront's thread.
    void listen(Consumer<VisitView> follower) {
        loop.execute(() -> views.join(follower, view));
    }

    /// Ends the visit under way, if any; on the storefront's thread.
    void sendAway() {
        visit.leave();
    }

    /// Whether answers are marked as tests by staff; on the storefront's thread.
    void staffTest(boolean on) {
        visit.staffTest(on);
    }

    /// The server's wish for a staff test is over before its time; on the storefront's thread.
    void endStaffTest() {
        visit.staffTestUntil(null);
    }

    /// Gives the window and what is in it to somebody, on the storefront's thread; to nobody without a screen.
    void onScreen(BiConsumer<KioskWindow, KioskScreen> user) {
        loop.execute(() -> {
            if (window != null && screen != null) {
                user.accept(window, screen);
            }
        });
    }

    /// A navigation key of the panel was pressed.
    void move(InputSettings.PanelKey key) {
        if (screen != null) {
            screen.focus(
                    switch (key) {
                        case PREVIOUS -> FocusMove.PREVIOUS;
                        case NEXT -> FocusMove.NEXT;
                        case OK -> FocusMove.ACTIVATE;
                        case BACK -> FocusMove.BACK;
                    });
        }
    }

    /// Lets JavaFX start, in the background: the sooner, the sooner there is a question on the glass.
    static void wake(KioskSettings settings) {
        switch (settings.screen().surface()) {
            case Surface.None _ -> {}
            case Surface.Headless _ -> {
                Headless.choose();
                FxLoop.wake();
            }
            case Surface.FullScreen _, Surface.Window _ -> FxLoop.wake();
        }
    }

    /// Done once the first picture is on the screen; at once where there is none.
    CompletionStage<?> painted() {
        return painted;
    }

    /// Returns once the window is open; does nothing without a screen.
    ///
    /// @param survey what was shown last is known, or that there is nothing; it is waited for, since an empty page
    ///     before the first question would only take its time
    void open(Runnable closed, CompletionStage<?> survey) {
        if (settings.screen().surface() instanceof Surface.None) {
            painted.complete(null);
            return;
        }
        var known = new CountDownLatch(1);
        survey.whenComplete((_, _) -> known.countDown());
        await(known, SURVEY_SECONDS);
        var opened = new CountDownLatch(1);
        loop.execute(() -> {
            openWindow(closed);
            opened.countDown();
        });
        await(opened, OPEN_SECONDS);
    }

    /// To be called on the JavaFX thread.
    static KioskWindow windowOn(Surface surface, Runnable closed) {
        return switch (surface) {
            case Surface.FullScreen() -> KioskWindow.fullScreen();
            case Surface.Window(int width, int height) -> KioskWindow.framed(width, height, closed);
            case Surface.Headless(int width, int height) -> KioskWindow.bare(width, height);
            case Surface.None() -> throw new IllegalStateException("there is no screen");
        };
    }

    private void openWindow(Runnable closed) {
        KioskWindow opening = windowOn(settings.screen().surface(), closed);
        window = opening;
        var made = new KioskScreen(
                opening.width(),
                opening.height(),
                settings.screen().pixelsPerMillimetre(),
                assets,
                visit,
                kiosk.value(),
                !settings.screen().reduceMotion());
        made.turnSlides(loop);
        screen = made;
        made.voice(voice);
        made.show(view);
        frames = opening.open(made.root(), () -> {
            LOG.info("first frame");
            painted.complete(null);
            tellQuestion();
        });
        showLink();
    }

    @Override
    public void show(@Nullable ReadySurvey survey, Runnable shownThen) {
        loop.execute(() -> {
            assets.next(survey);
            onScreen = shownThen;
            visit.swap(survey == null ? null : new Edition(survey.ref(), survey.survey()));
        });
    }

    @Override
    public void opening(boolean open) {
        loop.execute(() -> visit.opening(open));
    }

    /// What of the device's settings concerns visits.
    void setUp(DeviceSettings settings) {
        loop.execute(() -> visit.staffTestUntil(settings.staffTestUntilOrNull()));
    }

    private void look(VisitView changed) {
        view = changed;
        visited = !(view instanceof VisitView.Attract
                || view instanceof VisitView.Waiting
                || view instanceof VisitView.Asleep);
        ReadySurvey next = assets.next();
        boolean here =
                switch (changed) {
                    case VisitView.Attract attract ->
                        next != null && next.survey().equals(attract.survey());
                    case VisitView.Waiting _ -> next == null;
                    // The next touch wakes it.
                    case VisitView.Asleep _ -> next != null;
                    case VisitView.Asking _,
                            VisitView.IdleWarning _,
                            VisitView.Saving _,
                            VisitView.Thanking _,
                            VisitView.NotSaved _ -> false;
                };
        if (screen != null) {
            screen.show(changed);
            tellQuestion();
        }
        if (here && onScreen != null) {
            Runnable told = onScreen;
            onScreen = null;
            assets.nextIsShown();
            told.run();
        }
        runIdleTasks();
    }

    /// Says once how long it took until somebody could answer.
    private void tellQuestion() {
        if (frames != null && !asked && view instanceof VisitView.Attract) {
            asked = true;
            frames.painted(() -> ForkJoinPool.commonPool().execute(Storefront::tellStart));
        }
    }

    private static void tellStart() {
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        LOG.info("the first question is on the glass, {} ms after the start", System.currentTimeMillis() - start);
    }

    /// How many pictures of the survey were passed over, for they cannot be shown. From any thread.
    int unshownPictures() {
        return assets.unshown();
    }

    /// How the connection stands is of interest only while there is no survey.
    private void showLink() {
        if (screen != null && view instanceof VisitView.Waiting) {
            screen.link(words(link.get()));
        }
        loop.after(LINK_WORDS_EVERY, this::showLink);
    }

    private static LinkWords words(LinkState state) {
        return switch (state) {
            case LinkState.Waiting waiting when waiting.turnedAway() -> LinkWords.REFUSED;
            case LinkState.Down _, LinkState.Waiting _ -> LinkWords.DOWN;
            case LinkState.Connecting _ -> LinkWords.CONNECTING;
            case LinkState.Connected _ -> LinkWords.CONNECTED;
        };
    }

    /// Runs the task once no visitor is at the glass, on the storefront's thread.
    @Override
    public void whenNobodyIsHere(Runnable task) {
        loop.execute(() -> {
            idleTasks.add(task);
            runIdleTasks();
        });
    }

    @Override
    public boolean isSomebodyHere() {
        return visited;
    }

    private void runIdleTasks() {
        if (!visited) {
            List<Runnable> due = List.copyOf(idleTasks);
            idleTasks.clear();
            due.forEach(Runnable::run);
        }
    }

    /// Somebody has come near, as a sensor tells, on the storefront's thread: a screen that sleeps wakes,
    /// and children are asked aloud.
    void approached() {
        if (view instanceof VisitView.Asleep) {
            visit.touch();
        }
        if (screen != null) {
            screen.approached();
        }
    }

    /// What could not be kept may be given again now.
    void retry() {
        loop.execute(visit::retry);
    }

    /// Asks for a frame of the window, and says when it came; never when the screen stands still. Without a
    /// screen the visit's thread alone must have its turn.
    void nextFrame(Runnable framed) {
        loop.execute(() -> {
            if (frames != null) {
                frames.next(framed);
            } else if (settings.screen().surface() instanceof Surface.None) {
                framed.run();
            }
        });
    }

    /// The watch over the window's frames, once it is open.
    CompletionStage<FrameWatch> frames() {
        return CompletableFuture.supplyAsync(() -> Objects.requireNonNull(frames, "there is no window"), loop);
    }

    /// Looks whether the glass shows what was drawn; one that sleeps is dark on purpose.
    CompletionStage<FrameWatch.Sight> look() {
        return frames().thenApplyAsync(
                        watch -> {
                            FrameWatch.Sight sight = watch.look();
                            boolean asleep = view instanceof VisitView.Asleep;
                            return new FrameWatch.Sight(sight.drawn(), sight.blank() && !asleep);
                        },
                        loop);
    }

    /// The window, for what concerns all of the glass; to be used on the storefront's thread.
    CompletionStage<KioskWindow> window() {
        return CompletableFuture.supplyAsync(() -> Objects.requireNonNull(window, "there is no window"), loop);
    }

    /// Ends the visit under way, if any.
    void leave() {
        var left = new CountDownLatch(1);
        loop.execute(() -> {
            visit.leave();
            left.countDown();
        });
        await(left, LEAVE_SECONDS);
    }

    void hide() {
        loop.execute(() -> {
            if (window != null) {
                window.close();
            }
        });
    }

    private static void await(CountDownLatch latch, long seconds) {
        try {
            if (!latch.await(seconds, TimeUnit.SECONDS)) {
                LOG.warn("the screen did not follow within {} s", seconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
