package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.rollout.Rollable;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.survey.Fault;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A release of software as a change that is rolled out: `release`. A kiosk has it once it says that it runs it; one
/// that tried it and went back by itself has failed.
final class SoftwareChange implements Rollable {
    static final String FIELD = "release";

    private static final int OFFERED = 50;

    private final SoftwareKind kind;
    private final ReleaseBook book;
    private final SoftwareBook software;
    private final Wishes wishes;
    private final InstantSource clock;

    SoftwareChange(SoftwareKind kind, ReleaseBook book, SoftwareBook software, Wishes wishes, InstantSource clock) {
        this.kind = kind;
        this.book = book;
        this.software = software;
        this.wishes = wishes;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return kind(kind);
    }

    /// Two kinds, for one does not take the place of the other.
    static String kind(SoftwareKind kind) {
        return switch (kind) {
            case APP -> "software";
            case OS -> "system";
        };
    }

    @Override
    public List<String> fields() {
        return List.of(FIELD);
    }

    @Override
    public String label() {
        return switch (kind) {
            case APP -> Tongue.key("Kiosk program");
            case OS -> Tongue.key("Operating system");
        };
    }

    @Override
    public List<Offer> offers() {
        return book.page(null, OFFERED).stream()
                .filter(release -> release.kind() == kind)
                .filter(release -> release.state(clock.instant()) == Release.State.READY)
                .map(release -> new Offer(release.id(), title(release)))
                .toList();
    }

    /// In English, for it is stored.
    private static String title(Release release) {
        return switch (release.kind()) {
            case APP -> Sentence.kept("Kiosk program %s", release.title());
            case OS -> Sentence.kept("Operating system %s", release.title());
        };
    }

    @Override
    public Reading read(Map<String, String> change) {
        Release release = book.find(change.getOrDefault(FIELD, "")).orElse(null);
        if (release == null || release.kind() != kind) {
            return bad(t("choose a release that is here"));
        }
        return switch (release.state(clock.instant())) {
            case READY -> new Reading.Good(title(release));
            case INCOMPLETE -> bad(t("its files are not all here yet"));
            case EXPIRED -> bad(t("it expired: sign it anew"));
            case WITHDRAWN -> bad(t("it was withdrawn"));
        };
    }

    private static Reading bad(String why) {
        return new Reading.Bad(List.of(new Fault(FIELD, why)));
    }

    private Release release(Map<String, String> change) {
        return book.find(change.getOrDefault(FIELD, ""))
                .orElseThrow(() -> new IllegalStateException("the release that is rolled out is gone"));
    }

    private Map<KioskId, Running> running(Collection<KioskId> kiosks) {
        return software.of(kiosks).stream().collect(Collectors.toMap(Running::kiosk, Function.identity()));
    }

    @Override
    public Map<KioskId, Applied> apply(Collection<KioskId> kiosks, Map<String, String> change, String by) {
        Release release = release(change);
        Map<KioskId, Running> now = running(kiosks);
        Map<KioskId, Applied> applied = new HashMap<>();
        var telling = new ArrayList<KioskId>();
        for (KioskId kiosk : kiosks) {
            Running running = now.get(kiosk);
            Optional<String> refused = refused(release, running);
            if (refused.isPresent()) {
                applied.put(kiosk, new Applied.Refused(refused.get()));
            } else {
                applied.put(kiosk, new Applied.Told(was(running)));
                telling.add(kiosk);
            }
        }
        wishes.decide(telling, kind, release.id(), Sentence.kept("Software %s", release.title()), by);
        return applied;
    }

    /// What the kiosk would say in any case, and what makes the release one that nobody is told of any more.
    private Optional<String> refused(Release release, @Nullable Running kiosk) {
        if (release.state(clock.instant()) != Release.State.READY) {
            return Optional.of(key("The release was withdrawn or expired meanwhile."));
        }
        if (kiosk == null) {
            return Optional.of(key("There is no such kiosk."));
        }
        String channel = release.manifest().channel();
        if (!channel.equals(kiosk.channel())) {
            return Optional.of(Sentence.kept("It follows the channel %s, not %s.", kiosk.channel(), channel));
        }
        return kiosk.installed(release.kind())
                .filter(found -> isNewer(found, release))
                .map(found -> Sentence.kept("It runs %s, which is newer.", found.version()));
    }

    private static boolean isNewer(Installed found, Release release) {
        return found.sequence() > release.sequence() && release.manifest().downgradeFrom() < found.sequence();
    }

    private String was(@Nullable Running kiosk) {
        return kiosk == null ? "" : kiosk.meant(kind).orElse("");
    }

    /// Software is not taken back by saying so: whoever runs it keeps it, until a release orders the way back. All
    /// others are to run what they were to run before.
    @Override
    public Map<KioskId, Undone> undo(Map<KioskId, String> before, Map<String, String> change, String by) {
        Release release = release(change);
        Map<KioskId, Running> now = running(before.keySet());
        Map<KioskId, Undone> undone = new HashMap<>();
        Map<String, List<KioskId>> back = new HashMap<>();
        before.forEach((kiosk, text) -> {
            Running running = now.get(kiosk);
            Optional<String> stays = stays(release, running);
            undone.put(kiosk, stays.<Undone>map(Undone.Left::new).orElseGet(Undone.Back::new));
            if (stays.isEmpty()) {
                back.computeIfAbsent(text, was -> new ArrayList<>()).add(kiosk);
            }
        });
        back.forEach((text, kiosks) -> wishes.decide(kiosks, kind, handedOut(text), key("Software, as before"), by));
        return undone;
    }

    private static Optional<String> stays(Release release, @Nullable Running running) {
        if (running == null || !isMeant(release, running)) {
            return Optional.of(key("Another release was decided for it meanwhile; that stays."));
        }
        return running.runs(release) || running.tries(release)
                ? Optional.of(key("It runs it already. A release that orders the way back would bring it back."))
                : Optional.empty();
    }

    private static boolean isMeant(Release release, Running kiosk) {
        return kiosk.meant(release.kind()).filter(release.id()::equals).isPresent();
    }

    /// Null for none, and for one that is not handed out any more.
    private @Nullable String handedOut(String id) {
        return book.find(id)
                .filter(release -> release.withdrawn() == null)
                .map(Release::id)
                .orElse(null);
    }

    @Override
    public void announce(Collection<KioskId> kiosks) {
        wishes.announce(kiosks);
    }

    @Override
    public Map<KioskId, Progress> observe(Collection<KioskId> kiosks, Map<String, String> change) {
        Release release = release(change);
        Map<KioskId, Progress> seen = new HashMap<>();
        running(kiosks).forEach((kiosk, running) -> seen.put(kiosk, progress(release, running)));
        return seen;
    }

    static Progress progress(Release release, Running kiosk) {
        if (kiosk.runs(release)) {
            return new Progress.Done();
        }
        if (!isMeant(release, kiosk)) {
            return new Progress.Superseded(
                    release.withdrawn() == null
                            ? key("Another release was decided for it meanwhile.")
                            : key("The release was withdrawn."));
        }
        if (!kiosk.heard()) {
            return new Progress.Pending(false, "");
        }
        return kiosk.software().isEmpty()
                ? new Progress.Pending(true, key("It does not say what it runs"))
                : kiosk.whyNot(release).map(SoftwareChange::progress).orElseGet(() -> new Progress.Pending(true, ""));
    }

    private static Progress progress(Software.WhyNot why) {
        var reason = Sentence.read(WhyNotYet.of(why.reason()).words());
        String words = why.detail().isBlank() ? reason.kept() : Sentence.kept("%s (%s)", reason, why.detail());
        return switch (why.reason()) {
            case WAITING -> new Progress.Waiting(words);
            case DOWNLOADING, INSTALLING, FETCH_FAILED, OTHER -> new Progress.Pending(true, words);
            case NO_SLOTS, DOWNGRADE, WRONG_CHANNEL -> new Progress.Superseded(words);
            case ROLLED_BACK,
                    HASH_MISMATCH,
                    DISK,
                    UNKNOWN_KEY,
                    RETIRED_KEY,
                    BAD_SIGNATURE,
                    UNREADABLE,
                    NO_KEY_LEFT,
                    OTHER_KIND,
                    EXPIRED,
                    NEEDS_NEWER,
                    NO_ARTIFACT -> new Progress.Failed(words);
        };
    }
}
