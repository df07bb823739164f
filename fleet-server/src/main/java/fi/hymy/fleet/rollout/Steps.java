package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.key;

import fi.hymy.fleet.rollout.Book.Move;
import fi.hymy.fleet.rollout.Rollable.Applied;
import fi.hymy.fleet.rollout.Rollable.Progress;
import fi.hymy.fleet.rollout.Rollable.Undone;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a rollout does by itself, in bounded steps, each of which may be the last: whatever was done is written down
/// with it, so that another program goes on where this one was killed.
final class Steps {
    static final int CHUNK = 200;
    private static final int TELL_CHUNKS = 5;
    private static final int LOOK_CHUNKS = 10;
    private static final int LOOK = 500;
    private static final int MOST_DECISIONS = 20;
    private static final String ABORTED_EARLY = key("It was aborted before its turn.");
    private static final String ROLLED_BACK_EARLY = key("It was rolled back before its turn.");

    private final Book book;
    private final Targets targets;
    private final Function<String, @Nullable Rollable> kinds;
    private final InstantSource clock;

    Steps(Book book, Targets targets, Function<String, @Nullable Rollable> kinds, InstantSource clock) {
        this.book = book;
        this.targets = targets;
        this.kinds = kinds;
        this.clock = clock;
    }

    /// Some of what is to be done for a rollout now.
    ///
    /// @param memory of earlier steps; a new one does no harm
    void step(RolloutId id, RolloutMemory memory) {
        Rollout rollout = book.find(id).orElse(null);
        Rollable kind = rollout == null ? null : kinds.apply(rollout.kind());
        if (rollout == null || kind == null) {
            return;
        }
        if (!rollout.planned()) {
            begin(rollout);
            return;
        }
        look(rollout, kind, memory);
        Rollout decided = decide(rollout);
        switch (decided.state()) {
            case RUNNING, DONE -> {
                welcome(decided, memory);
                tell(decided, kind);
            }
            case ROLLING_BACK -> {
                leaveOut(decided, ROLLED_BACK_EARLY);
                undo(decided, kind);
            }
            case ABORTED -> leaveOut(decided, ABORTED_EARLY);
            case DRAFT, PAUSED, ROLLED_BACK -> {}
        }
        rest(decided);
    }

    /// Not planned yet, though a program that was killed may have found some of its kiosks already.
    private void begin(Rollout rollout) {
        switch (rollout.state()) {
            case RUNNING -> join(rollout);
            case ROLLING_BACK -> {
                if (leaveOut(rollout, ROLLED_BACK_EARLY)) {
                    decide(rollout);
                }
            }
            case ABORTED -> {
                if (leaveOut(rollout, ABORTED_EARLY)) {
                    book.sleep(rollout);
                }
            }
            case ROLLED_BACK -> book.sleep(rollout);
            case DRAFT, PAUSED, DONE -> {}
        }
    }

    /// Finds the kiosks that are meant. Nobody is told before all are found; what is found twice is found once.
    private void join(Rollout rollout) {
        String query = rollout.query();
        KioskAt last = null;
        for (boolean more = query != null; more && query != null; ) {
            List<KioskAt> page = targets.page(query, last, LOOK);
            join(rollout, page, false);
            more = page.size() == LOOK;
            last = more ? page.getLast() : null;
        }
        book.plan(rollout, clock.instant());
    }

    private int join(Rollout rollout, List<KioskAt> kiosks, boolean late) {
        if (kiosks.isEmpty()) {
            return 0;
        }
        List<String> zones = rollout.plan().window().isAlways() ? List.of() : targets.zones(kiosks);
        var joining = new ArrayList<Member>();
        for (int i = 0; i < kiosks.size(); i++) {
            String zone = zones.isEmpty() ? "" : zones.get(i);
            joining.add(Member.joining(rollout.id(), kiosks.get(i).id(), zone, late, clock.instant()));
        }
        return book.join(rollout.id(), joining);
    }

    /// Looks for kiosks that came to match, a page at each step.
    private void welcome(Rollout rollout, RolloutMemory memory) {
        Instant now = clock.instant();
        String query = rollout.query();
        if (query == null || !rollout.welcomes() || !memory.mayLookForNewcomers(now)) {
            return;
        }
        if (rollout.state() == State.DONE && !book.isNewest(rollout)) {
            return;
        }
        List<KioskAt> page = targets.page(query, memory.newcomersAfter(), LOOK);
        Set<KioskId> there =
                book.members(rollout.id(), page.stream().map(KioskAt::id).toList());
        join(rollout, page.stream().filter(kiosk -> !there.contains(kiosk.id())).toList(), true);
        memory.lookedForNewcomers(page.size() == LOOK ? page.getLast() : null, now);
    }

    /// Sees how kiosks get on. All that were told are looked at within a few steps, the others in turns.
    private void look(Rollout rollout, Rollable kind, RolloutMemory memory) {
        for (int i = 0; i < LOOK_CHUNKS; i++) {
            if (!look(rollout, kind, KioskState.TOLD, memory)) {
                break;
            }
        }
        memory.reminded();
        switch (rollout.state()) {
            case RUNNING, PAUSED -> {
                look(rollout, kind, KioskState.DONE, memory);
                lookAtLate(rollout, kind, memory);
            }
            case DONE, ABORTED -> lookAtLate(rollout, kind, memory);
            case DRAFT, ROLLING_BACK, ROLLED_BACK -> {}
        }
    }

    private void lookAtLate(Rollout rollout, Rollable kind, RolloutMemory memory) {
        look(rollout, kind, KioskState.FAILED, memory);
        look(rollout, kind, KioskState.NOT_REACHED, memory);
    }

    /// @return whether there are more
    private boolean look(Rollout rollout, Rollable kind, KioskState state, RolloutMemory memory) {
        List<Member.Seen> some = book.some(rollout.id(), state, null, memory.cursor(state), Long.MAX_VALUE, LOOK);
        boolean more = some.size() == LOOK;
        memory.cursor(state, more ? some.getLast().member().place() : -1);
        if (some.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Map<KioskId, Progress> seen = kind.observe(kiosks(some), rollout.change());
        var moves = new ArrayList<Move>();
        for (Member.Seen one : some) {
            Progress progress = seen.getOrDefault(one.member().kiosk(), new Progress.Pending(false, ""));
            Rules.look(one, progress, rollout.plan().thresholds().patience(), now)
                    .ifPresent(to -> moves.add(new Move(one.member(), to)));
        }
        if (!moves.isEmpty()) {
            book.move(rollout.id(), moves);
        }
        if (memory.mustRemind() && state == KioskState.TOLD) {
            remind(some, seen, kind);
        }
        return more;
    }

    /// A program that was killed between writing down and saying has said nothing.
    private static void remind(List<Member.Seen> some, Map<KioskId, Progress> seen, Rollable kind) {
        List<KioskId> deaf = some.stream()
                .filter(one -> one.linkedSince() != null)
                .map(one -> one.member().kiosk())
                .filter(kiosk -> seen.get(kiosk) instanceof Progress.Pending(boolean heard, String _) && !heard)
                .toList();
        if (!deaf.isEmpty()) {
            kind.announce(deaf);
        }
    }

    private Rollout decide(Rollout rollout) {
        Rollout now = rollout;
        for (int i = 0; i < MOST_DECISIONS; i++) {
            Instant moment = clock.instant();
            Counts counts = book.counts(now.id());
            Decision decision = Rules.decide(now.plan(), now.standing(), counts.byWave(), moment);
            if (decision instanceof Decision.Wait) {
                return now;
            }
            Standing after = Rules.after(now.standing(), decision, moment);
            book.change(now, after, "", words(decision, counts), moment);
            now = book.find(now.id()).orElse(now);
        }
        return now;
    }

    private static String words(Decision decision, Counts counts) {
        return switch (decision) {
            case Decision.Wait _, Decision.BeginSoak _ -> "";
            case Decision.EndSoak _ -> key("Fewer kiosks have it than a while ago: the next wave waits");
            case Decision.OpenWave(int wave) ->
                Sentence.kept(
                        "Wave %s began: %s",
                        wave, Sentence.counted(counts.byWave().get(wave - 1).size(), "more kiosk", "more kiosks"));
            case Decision.Pause(String why) -> Sentence.kept("Paused by itself. %s", Sentence.read(why));
            case Decision.Finish _ -> Sentence.kept("Done: %s", summary(counts.all()));
            case Decision.EndRollback _ ->
                Sentence.kept("Rolled back: %s", Sentence.counted(counts.all().undone(), "kiosk", "kiosks"));
        };
    }

    private static Sentence summary(Tally all) {
        var words = Sentence.counted(all.done(), "kiosk has it", "kiosks have it");
        if (all.failed() > 0) {
            words = Sentence.of("%s, %s failed", words, Numbers.spaced(all.failed()));
        }
        if (all.notReached() > 0) {
            words = Sentence.of("%s, %s not reached", words, Numbers.spaced(all.notReached()));
        }
        if (all.skipped() > 0) {
            words = Sentence.of("%s, %s left out", words, Numbers.spaced(all.skipped()));
        }
        return words;
    }

    private void tell(Rollout rollout, Rollable kind) {
        int wave = rollout.standing().wave();
        for (int i = 0; i < TELL_CHUNKS; i++) {
            Set<String> open = openZones(rollout, wave);
            if (open.isEmpty()) {
                return;
            }
            long upto = book.waves(rollout.id()).get(wave - 1).upto();
            List<Member.Seen> some = book.some(rollout.id(), KioskState.WAITING, open, -1, upto, CHUNK);
            if (some.isEmpty() || !tell(rollout, kind, some)) {
                return;
            }
        }
    }

    private Set<String> openZones(Rollout rollout, int wave) {
        Instant now = clock.instant();
        return book.counts(rollout.id()).waiting(wave).stream()
                .filter(zone -> zone.isEmpty() || rollout.plan().isOpen(ZoneId.of(zone), now))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean tell(Rollout rollout, Rollable kind, List<Member.Seen> some) {
        return book.inOneGo(() -> {
            boolean held = book.hold(rollout);
            if (held) {
                tellWhileHeld(rollout, kind, some);
            }
            return held;
        });
    }

    private void tellWhileHeld(Rollout rollout, Rollable kind, List<Member.Seen> some) {
        Instant now = clock.instant();
        Map<KioskId, String> claimed = book.claimedByNewer(rollout, kiosks(some));
        var moves = new ArrayList<Move>();
        var free = new ArrayList<Member>();
        for (Member.Seen one : some) {
            Member member = one.member();
            String newer = claimed.get(member.kiosk());
            if (!one.known()) {
                moves.add(new Move(member, member.now(KioskState.SKIPPED, "It was retired before its turn.", now)));
            } else if (newer != null) {
                String why = "A newer rollout, “%s”, came first.".formatted(newer);
                moves.add(new Move(member, member.now(KioskState.SKIPPED, why, now)));
            } else {
                free.add(member);
            }
        }
        Map<KioskId, Applied> applied = kind.apply(
                free.stream().map(Member::kiosk).toList(),
                rollout.change(),
                rollout.startedBy() == null ? rollout.madeBy() : rollout.startedBy());
        for (Member member : free) {
            switch (applied.get(member.kiosk())) {
                case Applied.Told(String before) -> moves.add(new Move(member, member.told(before, now)));
                case Applied.Refused(String why) -> moves.add(new Move(member, notTold(member, why, now)));
                case null -> throw new IllegalStateException("nothing is said about " + member.kiosk());
            }
        }
        book.move(rollout.id(), moves);
    }

    /// Who was told before and failed has it still, and must not be forgotten when it is taken back.
    private static Member notTold(Member member, String why, Instant now) {
        return member.now(member.before() == null ? KioskState.SKIPPED : KioskState.FAILED, why, now);
    }

    private void undo(Rollout rollout, Rollable kind) {
        for (KioskState state : List.of(KioskState.DONE, KioskState.TOLD, KioskState.FAILED, KioskState.NOT_REACHED)) {
            for (int i = 0; i < TELL_CHUNKS; i++) {
                List<Member.Seen> some = book.some(rollout.id(), state, null, -1, Long.MAX_VALUE, CHUNK);
                if (some.isEmpty() || !undo(rollout, kind, some)) {
                    break;
                }
            }
        }
        decide(rollout);
    }

    private boolean undo(Rollout rollout, Rollable kind, List<Member.Seen> some) {
        return book.inOneGo(() -> {
            if (!book.hold(rollout)) {
                return false;
            }
            Instant now = clock.instant();
            Map<KioskId, String> before = new HashMap<>();
            some.stream()
                    .filter(Member.Seen::known)
                    .map(Member.Seen::member)
                    .forEach(member -> before.put(member.kiosk(), member.before() == null ? "" : member.before()));
            Map<KioskId, Undone> undone =
                    kind.undo(before, rollout.change(), rollout.standing().by());
            book.move(
                    rollout.id(),
                    some.stream()
                            .map(Member.Seen::member)
                            .map(member -> new Move(
                                    member, member.now(KioskState.UNDONE, left(undone.get(member.kiosk())), now)))
                            .toList());
            return true;
        });
    }

    private static String left(@Nullable Undone undone) {
        return switch (undone) {
            case Undone.Back _ -> "";
            case Undone.Left(String why) -> why;
            case null -> "It was retired meanwhile.";
        };
    }

    /// @return whether none waits any more
    private boolean leaveOut(Rollout rollout, String why) {
        for (int i = 0; i < TELL_CHUNKS; i++) {
            List<Member.Seen> some = book.some(rollout.id(), KioskState.WAITING, null, -1, Long.MAX_VALUE, CHUNK);
            if (some.isEmpty()) {
                return true;
            }
            Instant now = clock.instant();
            book.move(
                    rollout.id(),
                    some.stream()
                            .map(Member.Seen::member)
                            .map(member -> new Move(member, notTold(member, why, now)))
                            .toList());
        }
        return false;
    }

    private void rest(Rollout rollout) {
        boolean over =
                switch (rollout.state()) {
                    case DRAFT, RUNNING, PAUSED, ROLLING_BACK -> false;
                    case ROLLED_BACK -> true;
                    case ABORTED -> isQuiet(rollout);
                    case DONE -> isQuiet(rollout) && !(rollout.welcomes() && book.isNewest(rollout));
                };
        if (over) {
            book.sleep(rollout);
        }
    }

    /// Nobody is waited for, also nobody who may come late.
    private boolean isQuiet(Rollout rollout) {
        Tally all = book.counts(rollout.id()).all();
        Instant end = rollout.standing().since().plus(RolloutMemory.LATE_ANSWERS);
        return all.settled() && (all.failed() + all.notReached() == 0 || end.isBefore(clock.instant()));
    }

    private static List<KioskId> kiosks(List<Member.Seen> some) {
        return some.stream().map(one -> one.member().kiosk()).toList();
    }
}
