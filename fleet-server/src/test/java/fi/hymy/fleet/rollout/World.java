package fi.hymy.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.site.KioskAt;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A fleet of pretend kiosks, a rollout over them, and all that is written down of it, in memory. The program can be
/// killed before or after whatever it does; what is in a transaction is undone then, as a database does.
final class World implements Book, Rollable, Targets {
    static final RolloutId ID = new RolloutId("rollout-under-test");
    static final String CHANGE = "new";
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    /// The program ends here, whatever it was about to do.
    static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// What can happen to a kiosk besides what the rollout does.
    static final class PretendKiosk {
        String desired = "old";

        @Nullable
        String beforeRollout;

        long version = 1;
        long heard = 1;
        String shows = "old";
        boolean broken;
        boolean exists = true;

        @Nullable
        Instant linkedSince = START;
    }

    final Map<KioskId, PretendKiosk> kiosks = new TreeMap<>(Comparator.comparing(KioskId::value));
    Instant now = START;
    int callsLeft = Integer.MAX_VALUE;
    private int planned;
    private boolean resumed;
    private Rollout rollout;
    private Map<KioskId, Member> members = new HashMap<>();
    private List<Wave> waves = List.of();
    private boolean awake;
    private boolean inOneGo;
    private RolloutMemory memory = new RolloutMemory();
    private final Steps steps = new Steps(this, this, kind -> this, () -> now);

    World(Plan plan, int count) {
        for (int i = 0; i < count; i++) {
            newKiosk();
        }
        rollout = new Rollout(
                ID,
                "Test",
                "test",
                "Test",
                Map.of(),
                "",
                plan,
                Standing.draft("anna", now),
                "anna",
                now,
                null,
                null,
                0);
    }

    void newKiosk() {
        kiosks.put(new KioskId("kiosk-%04d".formatted(kiosks.size())), new PretendKiosk());
    }

    Rollout rollout() {
        return rollout;
    }

    Collection<Member> members() {
        return members.values();
    }

    boolean isAwake() {
        return awake;
    }

    Order.Outcome order(Order order) {
        if (order instanceof Order.Resume(boolean again) && rollout.state() == State.PAUSED) {
            resumed = true;
            if (again) {
                members.replaceAll((id, member) ->
                        member.state() == KioskState.FAILED ? member.now(KioskState.WAITING, "", now) : member);
            }
        }
        Order.Outcome outcome =
                Rules.order(order, rollout.standing(), counts(ID).all(), "anna", now);
        if (outcome instanceof Order.Outcome.Moved(Standing standing, String words)) {
            change(rollout, standing, "anna", words, now);
        }
        return outcome;
    }

    /// One step of the pump, which may be killed.
    void step() {
        try {
            if (awake) {
                steps.step(ID, memory);
            }
        } catch (KilledException e) {
            inOneGo = false;
            memory = new RolloutMemory();
        } finally {
            callsLeft = Integer.MAX_VALUE;
        }
        check();
    }

    /// What must hold at every moment.
    private void check() {
        int wave = rollout.standing().wave();
        long early = members.values().stream()
                .filter(member -> member.toldAt() != null && !member.late())
                .count();
        assertThat(early)
                .as("told in wave %d of %s", wave, rollout.plan().waves().text())
                .isLessThanOrEqualTo(wave == 0 ? 0 : rollout.plan().waves().reach(wave, planned));
        if (wave < waves.size()) {
            assertThat(members.values()).noneMatch(member -> member.late() && member.toldAt() != null);
        }
    }

    private void tick() {
        if (callsLeft-- <= 0) {
            throw new KilledException();
        }
    }

    private <T> T doing(Supplier<T> action) {
        tick();
        T done = action.get();
        if (!inOneGo) {
            tick();
        }
        return done;
    }

    @Override
    public List<RolloutId> awake() {
        return awake ? List.of(ID) : List.of();
    }

    @Override
    public Optional<Rollout> find(RolloutId id) {
        return doing(() -> Optional.of(rollout));
    }

    @Override
    public Counts counts(RolloutId id) {
        Map<Counts.Count, Long> rows = new HashMap<>();
        for (Member member : members.values()) {
            waves.stream()
                    .filter(wave -> member.place() <= wave.upto())
                    .findFirst()
                    .ifPresent(wave -> {
                        rows.merge(new Counts.Count(wave.number(), member.zone(), member.state(), 0), 1L, Long::sum);
                    });
        }
        return new Counts(
                waves.size(),
                rows.entrySet().stream()
                        .map(row -> new Counts.Count(
                                row.getKey().wave(),
                                row.getKey().zone(),
                                row.getKey().state(),
                                row.getValue()))
                        .toList());
    }

    @Override
    public List<Wave> waves(RolloutId id) {
        return waves;
    }

    @Override
    public boolean change(Rollout before, Standing after, String who, String words, Instant at) {
        return doing(() -> {
            if (rollout.revision() != before.revision()) {
                return false;
            }
            if (after.wave() > before.standing().wave() && after.wave() > 1 && !resumed) {
                assertReadyFor(after.wave());
            }
            boolean begins = before.state() == State.DRAFT;
            rollout = new Rollout(
                    ID,
                    "Test",
                    "test",
                    "Test",
                    Map.of(),
                    "",
                    before.plan(),
                    after,
                    "anna",
                    START,
                    begins ? who : before.startedBy(),
                    begins ? at : before.startedAt(),
                    before.revision() + 1);
            awake = true;
            return true;
        });
    }

    /// Counted apart from the rules: enough kiosks of the waves before have it.
    private void assertReadyFor(int wave) {
        long upto = waves.get(wave - 2).upto();
        List<Member> open = members.values().stream()
                .filter(member -> member.place() <= upto)
                .toList();
        long done = open.stream()
                .filter(member -> member.state() == KioskState.DONE)
                .count();
        long counted = open.stream()
                .filter(member -> member.state() != KioskState.SKIPPED && member.state() != KioskState.NOT_REACHED)
                .count();
        assertThat(done * 100)
                .as("%d of %d before wave %d", done, counted, wave)
                .isGreaterThanOrEqualTo(rollout.plan().thresholds().success() * counted);
    }

    @Override
    public int join(RolloutId id, Collection<Member> joining) {
        return doing(() -> {
            int joined = 0;
            for (Member member : joining) {
                joined += members.putIfAbsent(member.kiosk(), member) == null ? 1 : 0;
            }
            return joined;
        });
    }

    @Override
    public Set<KioskId> members(RolloutId id, Collection<KioskId> some) {
        Set<KioskId> there = new HashSet<>(some);
        there.retainAll(members.keySet());
        return there;
    }

    @Override
    public boolean plan(Rollout read, Instant at) {
        return doing(() -> {
            if (read.revision() != rollout.revision()) {
                return false;
            }
            List<Long> places =
                    members.values().stream().map(Member::place).sorted().toList();
            planned = places.size();
            var ends = new ArrayList<Wave>();
            for (int wave = 1; wave <= read.plan().waves().count(); wave++) {
                int reach = read.plan().waves().reach(wave, planned);
                long upto = reach == 0 ? -1 : places.get(reach - 1);
                ends.add(new Wave(wave, wave == read.plan().waves().count() ? Long.MAX_VALUE : upto, null));
            }
            waves = List.copyOf(ends);
            rollout = new Rollout(
                    ID,
                    "Test",
                    "test",
                    "Test",
                    Map.of(),
                    "",
                    read.plan(),
                    read.standing().atWave(1),
                    "anna",
                    START,
                    read.startedBy(),
                    read.startedAt(),
                    read.revision() + 1);
            return true;
        });
    }

    @Override
    public List<Member.Seen> some(
            RolloutId id, KioskState state, @Nullable Set<String> zones, long after, long upto, int limit) {
        return doing(() -> members.values().stream()
                .filter(member -> member.state() == state && member.place() > after && member.place() <= upto)
                .filter(member -> zones == null || zones.contains(member.zone()))
                .sorted(Comparator.comparingLong(Member::place))
                .limit(limit)
                .map(this::seen)
                .toList());
    }

    private Member.Seen seen(Member member) {
        PretendKiosk kiosk = kiosks.get(member.kiosk());
        return new Member.Seen(member, kiosk.exists, kiosk.linkedSince);
    }

    @Override
    public void move(RolloutId id, Collection<Move> moves) {
        doing(() -> {
            for (Move move : moves) {
                members.computeIfPresent(
                        move.from().kiosk(),
                        (kiosk, member) -> member.state() == move.from().state() ? move.to() : member);
            }
            return true;
        });
    }

    @Override
    public boolean hold(Rollout read) {
        return doing(() -> read.revision() == rollout.revision());
    }

    /// Everything or nothing, as a database does it.
    @Override
    public <T> T inOneGo(Supplier<T> action) {
        tick();
        Map<KioskId, Member> membersBefore = new HashMap<>(members);
        Map<KioskId, String> desiredBefore = new HashMap<>();
        Map<KioskId, Long> versionBefore = new HashMap<>();
        kiosks.forEach((id, kiosk) -> {
            desiredBefore.put(id, kiosk.desired);
            versionBefore.put(id, kiosk.version);
        });
        inOneGo = true;
        T done;
        try {
            done = action.get();
            tick();
        } catch (KilledException e) {
            members = membersBefore;
            kiosks.forEach((id, kiosk) -> {
                kiosk.desired = desiredBefore.get(id);
                kiosk.version = versionBefore.get(id);
            });
            throw e;
        } finally {
            inOneGo = false;
        }
        tick();
        return done;
    }

    @Override
    public Map<KioskId, String> claimedByNewer(Rollout read, Collection<KioskId> some) {
        return Map.of();
    }

    @Override
    public boolean isNewest(Rollout read) {
        return true;
    }

    @Override
    public void sleep(Rollout read) {
        awake = read.revision() != rollout.revision();
    }

    @Override
    public String kind() {
        return "test";
    }

    @Override
    public List<String> fields() {
        return List.of();
    }

    @Override
    public Reading read(Map<String, String> change) {
        return new Reading.Good("Test");
    }

    @Override
    public Map<KioskId, Applied> apply(Collection<KioskId> some, Map<String, String> change, String by) {
        tick();
        assertThat(rollout.state()).as("state in which kiosks are told").isIn(State.RUNNING, State.DONE);
        assertThat(some).doesNotHaveDuplicates();
        Map<KioskId, Applied> applied = new LinkedHashMap<>();
        for (KioskId id : some) {
            assertThat(members.get(id).state())
                    .as("%s is told once at a time", id)
                    .isEqualTo(KioskState.WAITING);
            PretendKiosk kiosk = kiosks.get(id);
            if (members.get(id).before() == null) {
                kiosk.beforeRollout = kiosk.desired;
            }
            applied.put(id, new Applied.Told(kiosk.desired));
            kiosk.desired = CHANGE;
            kiosk.version++;
        }
        return applied;
    }

    @Override
    public Map<KioskId, Undone> undo(Map<KioskId, String> before, Map<String, String> change, String by) {
        tick();
        Map<KioskId, Undone> undone = new HashMap<>();
        before.forEach((id, was) -> {
            PretendKiosk kiosk = kiosks.get(id);
            if (kiosk.desired.equals(CHANGE)) {
                kiosk.desired = was;
                kiosk.version++;
                undone.put(id, new Undone.Back());
            } else {
                undone.put(id, new Undone.Left("Somebody else decided."));
            }
        });
        return undone;
    }

    @Override
    public void announce(Collection<KioskId> some) {
        tick();
    }

    @Override
    public Map<KioskId, Progress> observe(Collection<KioskId> some, Map<String, String> change) {
        tick();
        Map<KioskId, Progress> seen = new HashMap<>();
        some.forEach(id -> seen.put(id, progress(kiosks.get(id))));
        return seen;
    }

    private static Progress progress(PretendKiosk kiosk) {
        if (!kiosk.desired.equals(CHANGE)) {
            return new Progress.Superseded("Somebody else decided.");
        }
        if (kiosk.heard < kiosk.version) {
            return new Progress.Pending(false, "");
        }
        if (kiosk.broken) {
            return new Progress.Failed("It is damaged.");
        }
        return kiosk.shows.equals(CHANGE) ? new Progress.Done() : new Progress.Pending(true, "");
    }

    @Override
    public List<KioskAt> page(String query, @Nullable KioskAt after, int limit) {
        tick();
        return kiosks.entrySet().stream()
                .filter(entry -> entry.getValue().exists)
                .map(Map.Entry::getKey)
                .filter(id -> after == null || id.value().compareTo(after.id().value()) > 0)
                .limit(limit)
                .map(id -> new KioskAt(id, id.value(), null, Optional.empty()))
                .toList();
    }

    @Override
    public List<String> zones(List<KioskAt> some) {
        return some.stream().map(kiosk -> "Europe/Helsinki").toList();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
