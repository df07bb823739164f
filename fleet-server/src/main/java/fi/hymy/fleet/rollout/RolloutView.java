package fi.hymy.fleet.rollout;

import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.schedule.HoursText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rollout as its page shows it.
///
/// @param meant how many kiosks the target means now; for a draft
/// @param failures the first of them, with why
record RolloutView(
        Rollout rollout,
        Counts counts,
        List<Book.Wave> waves,
        long meant,
        List<RolloutList.Named> failures,
        List<RolloutList.Event> events,
        Times times) {
    static final int FAILURES = 20;
    static final int EVENTS = 30;

    private static final DateTimeFormatter SOON = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);

    RolloutView {
        waves = List.copyOf(waves);
        failures = List.copyOf(failures);
        events = List.copyOf(events);
    }

    /// One wave as a bar.
    ///
    /// @param state in words
    record WaveRow(
            int number, Tally tally, String state, @Nullable Instant openedAt) {
        Bar bar() {
            return Bar.of(tally);
        }
    }

    Bar bar() {
        return Bar.of(all());
    }

    String word() {
        return RolloutJson.word(state());
    }

    String tone() {
        return tone(rollout.standing());
    }

    /// One that paused by itself needs somebody.
    static String tone(Standing standing) {
        return standing.state() == State.PAUSED && standing.by().isEmpty()
                ? "bad"
                : standing.state().tone();
    }

    /// What going on means, before it is done.
    String askResume() {
        return "Go on%s? %s still to be told."
                .formatted(
                        all().failed() == 0 ? "" : " in spite of " + Numbers.of(all().failed(), "failure", "failures"),
                        Numbers.of(all().waiting(), "kiosk is", "kiosks are"));
    }

    Tally all() {
        return counts.all();
    }

    String id() {
        return rollout.id().value();
    }

    State state() {
        return rollout.state();
    }

    boolean isDraft() {
        return state() == State.DRAFT;
    }

    boolean canPause() {
        return state() == State.RUNNING;
    }

    boolean canResume() {
        return state() == State.PAUSED;
    }

    boolean canAbort() {
        return state() == State.RUNNING || state() == State.PAUSED;
    }

    boolean canRollBack() {
        return switch (state()) {
            case RUNNING, PAUSED, ABORTED, DONE -> true;
            case DRAFT, ROLLING_BACK, ROLLED_BACK -> false;
        };
    }

    List<WaveRow> waveRows() {
        var rows = new ArrayList<WaveRow>();
        List<Tally> tallies = counts.byWave();
        for (Book.Wave wave : waves) {
            rows.add(new WaveRow(wave.number(), tallies.get(wave.number() - 1), state(wave.number()), wave.openedAt()));
        }
        return rows;
    }

    private String state(int wave) {
        int now = rollout.standing().wave();
        if (wave > now) {
            return state() == State.RUNNING || state() == State.PAUSED ? "Not yet" : "Never begun";
        }
        return wave < now || state() == State.DONE ? "Passed" : state() == State.RUNNING ? "Under way" : "Stopped here";
    }

    /// How a wave of the plan would look, for a draft.
    List<String> planned() {
        Waves plan = rollout.plan().waves();
        var rows = new ArrayList<String>();
        int before = 0;
        for (int wave = 1; wave <= plan.count(); wave++) {
            int reach = plan.reach(wave, Math.toIntExact(meant));
            rows.add(Numbers.of(reach - before, "kiosk", "kiosks"));
            before = reach;
        }
        return rows;
    }

    /// What it is waiting for, in a sentence.
    String sentence() {
        Standing standing = rollout.standing();
        return switch (state()) {
            case DRAFT -> "Nobody is told before you start it.";
            case RUNNING -> rollout.planned() ? running(standing) : "Looking for the kiosks that are meant.";
            case PAUSED ->
                standing.by().isEmpty()
                        ? "It paused by itself: " + standing.why()
                        : standing.by() + " paused it. No kiosk is told meanwhile.";
            case ABORTED ->
                standing.by()
                        + " aborted it. %s it; the others stay as they were."
                                .formatted(Numbers.of(
                                        all().touched(), "kiosk was told and keeps", "kiosks were told and keep"));
            case ROLLING_BACK ->
                "%s to be told to go back."
                        .formatted(Numbers.of(all().touched(), "kiosk is still", "kiosks are still"));
            case ROLLED_BACK ->
                "%s told to go back to what it was before."
                        .formatted(Numbers.of(all().undone(), "kiosk was", "kiosks were"));
            case DONE -> "Every kiosk has an end below.%s".formatted(newcomers());
        };
    }

    private String newcomers() {
        return rollout.welcomes()
                ? " Kiosks that come to match later get it too, until a newer rollout takes its place."
                : "";
    }

    private String running(Standing standing) {
        Set<String> zones = counts.waiting(standing.wave());
        Optional<String> window = zones.isEmpty() ? Optional.empty() : closed(zones);
        if (window.isPresent()) {
            return window.get();
        }
        Tally open = Rules.sum(counts.byWave(), standing.wave());
        Thresholds limits = rollout.plan().thresholds();
        if (standing.goodSince() != null) {
            Duration left = Duration.between(times.now(), standing.goodSince().plus(limits.soak()));
            return "Enough kiosks have it. Wave %d begins in %s when nothing fails until then."
                    .formatted(standing.wave() + 1, left.isNegative() ? "a moment" : Times.lasting(left));
        }
        boolean last = standing.wave() == waves.size();
        return last
                ? "The last wave: %s of %s have it."
                        .formatted(Numbers.spaced(open.done()), Numbers.spaced(open.size() - open.skipped()))
                : "Wave %d of %d: %s of %s have it, %d %% are needed to go on."
                        .formatted(
                                standing.wave(),
                                waves.size(),
                                Numbers.spaced(open.done()),
                                Numbers.spaced(open.size() - open.skipped()),
                                limits.success());
    }

    /// When all who wait wait for their window.
    private Optional<String> closed(Set<String> zones) {
        Instant now = times.now();
        List<ZoneId> where =
                zones.stream().filter(zone -> !zone.isEmpty()).map(ZoneId::of).toList();
        if (where.isEmpty() || where.stream().anyMatch(zone -> rollout.plan().isOpen(zone, now))) {
            return Optional.empty();
        }
        return Optional.of(where.stream()
                .flatMap(zone -> rollout.plan().opensNext(zone, now).map(at -> at.atZone(zone)).stream())
                .min(Comparator.naturalOrder())
                .map(at -> "Waits for the maintenance window: it opens on %s (%s)."
                        .formatted(SOON.format(at), at.getZone().getId()))
                .orElse("Waits for the maintenance window, which never opens again: abort it."));
    }

    /// The rules that it follows, one line each.
    List<String> rules() {
        Thresholds limits = rollout.plan().thresholds();
        var rules = new ArrayList<String>();
        if (rollout.plan().waves().count() > 1) {
            rules.add("The next wave begins when %d %% of the kiosks so far have it%s."
                    .formatted(limits.success(), limits.soak().isZero() ? "" : " for " + Times.lasting(limits.soak())));
        }
        rules.add(pauses(limits));
        rules.add(
                "A kiosk that stays silent for %s counts as not reached; one that is linked and does not do it by then has failed."
                        .formatted(Times.lasting(limits.patience())));
        rules.add(
                rollout.plan().window().isAlways()
                        ? "Kiosks are told at any time."
                        : "Kiosks are told only at %s, by the clock at their site."
                                .formatted(HoursText.of(rollout.plan().window())));
        if (rollout.query() != null) {
            rules.add(
                    rollout.plan().newcomers()
                            ? "Kiosks that come to match later get it too, with the last wave."
                            : "Kiosks that come to match later do not get it.");
        }
        return rules;
    }

    private static String pauses(Thresholds limits) {
        var when = new ArrayList<String>();
        if (limits.mostFailed() > 0) {
            when.add(Numbers.of(limits.mostFailed(), "kiosk", "kiosks"));
        }
        if (limits.mostFailedPercent() > 0) {
            when.add(limits.mostFailedPercent() + " % of those told");
        }
        return when.isEmpty()
                ? "No number of failures pauses it."
                : "It pauses by itself as soon as %s failed.".formatted(String.join(" or ", when));
    }

    String targetWords() {
        return rollout.target()
                .map(query -> query.isEmpty() ? "all kiosks" : query)
                .orElseGet(() -> Numbers.of(meant, "chosen kiosk", "chosen kiosks"));
    }

    /// The account of one kiosk.
    static String account(Rollout rollout, Member member, Times times) {
        String note = member.note().isEmpty() ? "" : " " + member.note();
        return switch (member.state()) {
            case WAITING ->
                switch (rollout.state()) {
                    case ABORTED, ROLLED_BACK, ROLLING_BACK -> "Not told: it ended before its turn.";
                    case DRAFT, RUNNING, PAUSED, DONE -> "Its turn has not come." + note;
                };
            case TOLD -> "Told " + at(member, times) + ", and not done yet." + note;
            case DONE -> "Has it since " + times.full(member.changedAt()) + "." + note;
            case FAILED -> "Failed " + times.full(member.changedAt()) + ":" + note;
            case NOT_REACHED -> "Told " + at(member, times) + " and not reached." + note;
            case SKIPPED -> "Left out." + note;
            case UNDONE ->
                (member.note().isEmpty() ? "Told to go back " : "Left as it is ") + times.full(member.changedAt()) + "."
                        + note;
        };
    }

    private static String at(Member member, Times times) {
        return times.full(member.toldAt() == null ? member.changedAt() : member.toldAt());
    }
}
