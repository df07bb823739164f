package fi.hymy.kiosk.update;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.UpdateSettings;
import fi.hymy.kiosk.content.ContentSource;
import fi.hymy.kiosk.content.ContentStore;
import fi.hymy.kiosk.content.FetchResult.Cancelled;
import fi.hymy.kiosk.content.FetchResult.Failure;
import fi.hymy.kiosk.content.FetchResult.FetchFailed;
import fi.hymy.kiosk.content.FetchResult.HashMismatch;
import fi.hymy.kiosk.content.FetchResult.NoRoom;
import fi.hymy.kiosk.content.FetchResult.Refused;
import fi.hymy.kiosk.content.FileFetch;
import fi.hymy.kiosk.content.Wanted;
import fi.hymy.kiosk.disk.Durably;
import fi.hymy.kiosk.update.slot.Places;
import fi.hymy.kiosk.update.slot.Request;
import fi.hymy.kiosk.update.slot.SlotState;
import fi.hymy.kiosk.update.slot.SlotsCli;
import fi.hymy.kiosk.update.slot.SlotsReader;
import fi.hymy.kiosk.update.slot.SlotsReader.Running;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.message.Software.Outcome;
import fi.hymy.protocol.message.Software.Pending;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.Result;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.Situation;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the desired release to the slot machine: checks it, fetches its file in the hours for it, and asks when nobody
/// stands at the kiosk. Says what runs, and the one reason why it is not what is desired.
///
/// All public methods may be called from any thread and never wait. Fetching holds up the loop, which should be its
// own.
public final class Updater implements AutoCloseable {
    static final Duration LOOK = Duration.ofMinutes(1);
    /// What failed is not tried again before.
    static final Duration ANOTHER_NIGHT = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(Updater.class);
    private static final String ARCH = SlotsCli.arch(System.getProperty("os.arch", ""));
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Duration MUCH_LATER = Duration.ofHours(1);
    /// What releases leave free on the disk beside a second copy of themselves: 64 MiB.
    private static final long RESERVE = 64L << 20;

    private final EventLoop loop;
    private final UpdateSettings settings;
    private final Places places;
    private final SlotsReader slots;
    private final ContentSource source;
    private final Surroundings around;
    private volatile List<DesiredRelease> desired = List.of();
    private volatile ZoneId zone = ZoneId.systemDefault();
    private volatile boolean closed;
    private @Nullable WhyNot trouble;
    private @Nullable Software told;
    private long notBefore;

    /// What it needs of others.
    ///
    /// @param version of this program, where no slot says it
    public record Surroundings(String version, Clock clock, Idle idle, Consumer<Software> report) {}

    public interface Clock {
        /// As the clock on the wall says, which may lie.
        Instant wall();

        /// It is now, or later.
        Instant trusted();
    }

    /// Does something between two visitors.
    public interface Idle {
        void whenNobodyIsHere(Runnable task);
    }

    public Updater(EventLoop loop, UpdateSettings settings, Places places, ContentSource source, Surroundings around) {
        this.loop = loop;
        this.settings = settings;
        this.places = places;
        this.slots = new SlotsReader(places);
        this.source = new BoundedSource(source, settings.kibPerSecond() * 1024L, this::goesOn);
        this.around = around;
    }

    /// Where the slot machine and this program meet.
    ///
    /// @param data of the kiosk
    public static Places places(Path data, UpdateSettings settings) {
        Places usual = Places.USUAL;
        return new Places(
                settings.slots().orElse(usual.slots()),
                data.resolve("update").toAbsolutePath(),
                settings.run(),
                usual.factory(),
                settings.keys());
    }

    public void start() {
        loop.execute(this::lookAndAgain);
    }

    /// The server desires this now.
    public void desired(DesiredState state) {
        state.schedule().ifPresent(schedule -> zone = schedule.zone());
        boolean news = !state.releases().equals(desired);
        desired = state.releases();
        if (news) {
            loop.execute(() -> {
                trouble = null;
                notBefore = 0;
                look();
            });
        }
    }

    /// What is being fetched is given up.
    @Override
    public void close() {
        closed = true;
    }

    private void lookAndAgain() {
        look();
        loop.after(LOOK, this::lookAndAgain);
    }

    private void look() {
        Optional<DesiredRelease> release = forApp();
        if (release.isEmpty()) {
            tell(Optional.empty());
        } else if (settings.slots().isEmpty()) {
            tell(why(0, Reason.NO_SLOTS, "nobody replaces software on this box"));
        } else {
            consider(release.get());
        }
    }

    /// Only the program is replaced so far; a kiosk without a boot loader for it says nothing about the system.
    private Optional<DesiredRelease> forApp() {
        return desired.stream()
                .filter(release -> !release.signed().manifest().contains("\"kind\":\"os\""))
                .findFirst();
    }

    private void consider(DesiredRelease release) {
        SlotState state = slots.state();
        var box = new Situation(
                SoftwareKind.APP,
                ARCH,
                release.channel(),
                slots.running().map(Running::sequence).orElse(state.committed().sequence()),
                around.clock().trusted());
        Verdict verdict = ReleaseCodec.judge(release.signed(), slots.keys(), box);
        boolean recent = slots.isFresh(ANOTHER_NIGHT, around.clock().wall());
        switch (Offer.of(release, verdict, state, slots.isAsked(), recent)) {
            case Offer.Settled(Optional<WhyNot> whyNot) -> tell(whyNot);
            case Offer.Open open -> pursue(open);
        }
    }

    private void pursue(Offer.Open open) {
        long sequence = open.manifest().sequence();
        if (!isTime()) {
            tell(why(sequence, Reason.WAITING, "from %s to %s".formatted(settings.from(), settings.to())));
            return;
        }
        if (loop.millis() < notBefore) {
            tell(Optional.ofNullable(trouble));
            return;
        }
        tell(why(sequence, Reason.DOWNLOADING, open.artifact().file()));
        Optional<Failure> failure = fetch(open);
        if (failure.isPresent()) {
            failed(sequence, failure.get());
        } else {
            tell(why(sequence, Reason.INSTALLING, "it waits until nobody is here"));
            around.idle().whenNobodyIsHere(() -> loop.execute(() -> ask(open.release())));
        }
    }

    private Optional<Failure> fetch(Offer.Open open) {
        var hash = open.artifact().hash();
        var store = new ContentStore(
                places.incoming(hash.hex()).resolveSibling("."),
                RESERVE + open.artifact().bytes());
        var files = new FileFetch(store, source);
        files.keepOnly(Set.of(hash));
        return files.fetch(Wanted.release(hash, open.artifact().bytes()));
    }

    private void failed(long sequence, Failure failure) {
        Duration pause =
                switch (failure) {
                    case FetchFailed(String _, boolean progressed) -> progressed ? SOON : LATER;
                    case Cancelled _ -> SOON;
                    case HashMismatch _, NoRoom _, Refused _ -> MUCH_LATER;
                };
        trouble = switch (failure) {
            case FetchFailed(String detail, boolean _) -> whyNot(sequence, Reason.FETCH_FAILED, detail);
            case HashMismatch(String detail) -> whyNot(sequence, Reason.HASH_MISMATCH, detail);
            case NoRoom(String detail) -> whyNot(sequence, Reason.DISK, detail);
            case Refused _, Cancelled _ -> whyNot(sequence, Reason.FETCH_FAILED, "it was given up");
        };
        notBefore = loop.millis() + pause.toMillis();
        tell(Optional.of(trouble));
        loop.after(pause, this::look);
    }

    /// As long as it is still what is desired, and the time for it.
    private void ask(DesiredRelease release) {
        if (!desired.contains(release) || !isTime() || closed) {
            return;
        }
        SignedManifest signed = release.signed();
        var request = new Request(release.channel(), around.clock().trusted(), signed);
        try {
            Durably.replace(places.request(), request.text());
            LOG.info("the slot machine is asked for a release signed by {}", signed.key());
        } catch (IOException e) {
            LOG.error("the slot machine cannot be asked: {}", e.toString());
        }
    }

    private boolean isTime() {
        return settings.allows(around.clock().wall().atZone(zone).toLocalTime());
    }

    private boolean goesOn() {
        return !closed && isTime() && !desired.isEmpty();
    }

    private static Optional<WhyNot> why(long sequence, Reason reason, String detail) {
        return Optional.of(whyNot(sequence, reason, detail));
    }

    private static WhyNot whyNot(long sequence, Reason reason, String detail) {
        return new WhyNot(SoftwareKind.APP, sequence, reason, detail);
    }

    private void tell(Optional<WhyNot> whyNot) {
        SlotState state = slots.state();
        Installed app = slots.running()
                .map(running -> new Installed(
                        running.slot().equals("factory") ? around.version() : running.version(),
                        running.sequence(),
                        running.slot()))
                .orElseGet(() -> new Installed(around.version(), 0, "none"));
        var software = new Software(
                app,
                null,
                state.trial()
                        .map(trial -> new Pending(SoftwareKind.APP, trial.sequence()))
                        .orElse(null),
                state.last()
                        .map(last -> new Outcome(
                                SoftwareKind.APP,
                                last.sequence(),
                                Result.valueOf(last.result().name()),
                                last.detail()))
                        .orElse(null),
                whyNot.orElse(null));
        if (!software.equals(told)) {
            told = software;
            around.report().accept(software);
        }
    }
}
