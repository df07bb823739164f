package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.n;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.fleet.web.Times;
import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.schedule.HoursText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        String left = n(all().waiting(), "%s kiosk is still to be told.", "%s kiosks are still to be told.");
        return all().failed() == 0
                ? t("Go on? %s", left)
                : t("Go on in spite of %s? %s", Numbers.of(all().failed(), "failure", "failures"), left);
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
            return state() == State.RUNNING || state() == State.PAUSED ? t("Not yet") : t("Never begun");
        }
        return wave < now || state() == State.DONE
                ? t("Passed")
                : state() == State.RUNNING ? t("Under way") : t("Stopped here");
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
            case DRAFT -> t("Nobody is told before you start it.");
            case RUNNING -> rollout.planned() ? running(standing) : t("Looking for the kiosks that are meant.");
            case PAUSED ->
                standing.by().isEmpty()
                        ? t("It paused by itself: %s", Sentence.say(standing.why()))
                        : t("%s paused it. No kiosk is told meanwhile.", standing.by());
            case ABORTED ->
                t("%s aborted it.", standing.by())
                        + " "
                        + n(
                                all().touched(),
                                "%s kiosk was told and keeps it; the others stay as they were.",
                                "%s kiosks were told and keep it; the others stay as they were.");
            case ROLLING_BACK ->
                n(
                        all().touched(),
                        "%s kiosk is still to be told to go back.",
                        "%s kiosks are still to be told to go back.");
            case ROLLED_BACK ->
                n(
                        all().undone(),
                        "%s kiosk was told to go back to what it was before.",
                        "%s kiosks were told to go back to what they were before.");
            case DONE -> t("Every kiosk has an end below.") + newcomers();
        };
    }

    private String newcomers() {
        return rollout.welcomes()
                ? " " + t("Kiosks that come to match later get it too, until a newer rollout takes its place.")
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
            return t(
                    "Enough kiosks have it. Wave %s begins in %s when nothing fails until then.",
                    standing.wave() + 1, left.isNegative() ? t("a moment") : Times.lasting(left));
        }
        boolean last = standing.wave() == waves.size();
        return last
                ? t(
                        "The last wave: %s of %s have it.",
                        Numbers.spaced(open.done()), Numbers.spaced(open.size() - open.skipped()))
                : t(
                        "Wave %s of %s: %s of %s have it, %s % are needed to go on.",
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
                .map(at -> t(
                        "Waits for the maintenance window: it opens on %s (%s).",
                        Tongue.pattern("EEE d MMM HH:mm").format(at),
                        at.getZone().getId()))
                .orElse(t("Waits for the maintenance window, which never opens again: abort it.")));
    }

    /// The rules that it follows, one line each.
    List<String> rules() {
        Thresholds limits = rollout.plan().thresholds();
        var rules = new ArrayList<String>();
        if (rollout.plan().waves().count() > 1) {
            rules.add(
                    limits.soak().isZero()
                            ? t("The next wave begins when %s % of the kiosks so far have it.", limits.success())
                            : t(
                                    "The next wave begins when %s % of the kiosks so far have it for %s.",
                                    limits.success(), Times.lasting(limits.soak())));
        }
        rules.add(pauses(limits));
        rules.add(t(
                "A kiosk that stays silent for %s counts as not reached; one that is linked and does not do it by then has failed.",
                Times.lasting(limits.patience())));
        rules.add(
                rollout.plan().window().isAlways()
                        ? t("Kiosks are told at any time.")
                        : t(
                                "Kiosks are told only at %s, by the clock at their site.",
                                HoursText.of(rollout.plan().window())));
        if (rollout.query() != null) {
            rules.add(
                    rollout.plan().newcomers()
                            ? t("Kiosks that come to match later get it too, with the last wave.")
                            : t("Kiosks that come to match later do not get it."));
        }
        return rules;
    }

    private static String pauses(Thresholds limits) {
        var when = new ArrayList<String>();
        if (limits.mostFailed() > 0) {
            when.add(Numbers.of(limits.mostFailed(), "kiosk", "kiosks"));
        }
        if (limits.mostFailedPercent() > 0) {
            when.add(t("%s % of those told", limits.mostFailedPercent()));
        }
        return when.isEmpty()
                ? t("No number of failures pauses it.")
                : t("It pauses by itself as soon as %s failed.", String.join(t(" or "), when));
    }

    String targetWords() {
        return rollout.target()
                .map(query -> query.isEmpty() ? t("all kiosks") : query)
                .orElseGet(() -> Numbers.of(meant, "chosen kiosk", "chosen kiosks"));
    }

    /// The account of one kiosk.
    static String account(Rollout rollout, Member member, Times times) {
        String note = member.note().isEmpty() ? "" : " " + Sentence.say(member.note());
        return switch (member.state()) {
            case WAITING ->
                switch (rollout.state()) {
                    case ABORTED, ROLLED_BACK, ROLLING_BACK -> t("Not told: it ended before its turn.");
                    case DRAFT, RUNNING, PAUSED, DONE -> t("Its turn has not come.") + note;
                };
            case TOLD -> t("Told %s, and not done yet.", at(member, times)) + note;
            case DONE -> t("Has it since %s.", times.full(member.changedAt())) + note;
            case FAILED -> t("Failed %s:", times.full(member.changedAt())) + note;
            case NOT_REACHED -> t("Told %s and not reached.", at(member, times)) + note;
            case SKIPPED -> t("Left out.") + note;
            case UNDONE ->
                (member.note().isEmpty()
                                ? t("Told to go back %s.", times.full(member.changedAt()))
                                : t("Left as it is %s.", times.full(member.changedAt())))
                        + note;
        };
    }

    private static String at(Member member, Times times) {
        return times.full(member.toldAt() == null ? member.changedAt() : member.toldAt());
    }
}
