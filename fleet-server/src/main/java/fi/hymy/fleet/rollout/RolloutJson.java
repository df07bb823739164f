package fi.hymy.fleet.rollout;

import fi.hymy.fleet.web.Sentence;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.schedule.HoursText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rollouts as programs see them.
final class RolloutJson {
    private RolloutJson() {}

    /// @param change the values of that kind, as `survey` and `version`
    /// @param query which kiosks; not looked at where kiosks are named
    /// @param preset `careful`, `usual` or `at-once`; the numbers below win over it
    /// @param waves as `3, 10 %, 50 %`; the last is all by itself
    /// @param window hours by the clock at the site, as `Mon-Fri 20:00-06:00`, or null for always
    /// @param start whether to start at once
    record Wish(
            @Nullable String name,
            String kind,
            Map<String, String> change,
            @Nullable String query,
            @Nullable List<String> kiosks,
            @Nullable String preset,
            @Nullable String waves,
            @Nullable Integer success,
            @Nullable Integer soakMinutes,
            @Nullable Integer mostFailed,
            @Nullable Integer mostFailedPercent,
            @Nullable Integer patienceMinutes,
            @Nullable String window,
            @Nullable Boolean newcomers,
            @Nullable Boolean start) {
        Map<String, String> fields() {
            Map<String, String> fields = new HashMap<>(change == null ? Map.of() : change);
            Preset usual = Preset.of(preset == null ? "" : preset);
            fields.put("kind", kind == null ? "" : kind);
            fields.put("name", name == null ? "" : name);
            fields.put("mode", kiosks == null || kiosks.isEmpty() ? "matching" : "ticked");
            fields.put("q", query == null ? "" : query);
            fields.put("own", "true");
            fields.put("waves", waves == null ? usual.waves().text() : waves);
            Thresholds limits = usual.thresholds();
            fields.put("success", text(success, limits.success()));
            fields.put("soakMinutes", text(soakMinutes, limits.soak().toMinutes()));
            fields.put("mostFailed", text(mostFailed, limits.mostFailed()));
            fields.put("mostFailedPercent", text(mostFailedPercent, limits.mostFailedPercent()));
            fields.put(
                    "patienceMinutes", text(patienceMinutes, limits.patience().toMinutes()));
            fields.put("window", window == null ? "" : window);
            fields.put("newcomers", Boolean.toString(newcomers == null || newcomers));
            return fields;
        }

        private static String text(@Nullable Integer wanted, long usual) {
            return wanted == null ? Long.toString(usual) : wanted.toString();
        }
    }

    /// @param pausedBecause why it paused by itself, or null
    record Summary(
            String id,
            String name,
            String kind,
            String title,
            @Nullable String query,
            String state,
            @Nullable String pausedBecause,
            Instant stateSince,
            Kiosks kiosks) {
        static Summary of(RolloutList.Row row) {
            return of(row.rollout(), row.tally());
        }

        static Summary of(Rollout rollout, Tally tally) {
            String why = rollout.standing().why();
            return new Summary(
                    rollout.id().value(),
                    rollout.name(),
                    rollout.kind(),
                    rollout.titleInWords(),
                    rollout.query(),
                    word(rollout.state()),
                    why.isEmpty() ? null : Sentence.say(why),
                    rollout.standing().since(),
                    Kiosks.of(tally));
        }
    }

    record Kiosks(long waiting, long told, long done, long failed, long notReached, long leftOut, long takenBack) {
        static Kiosks of(Tally tally) {
            return new Kiosks(
                    tally.waiting(),
                    tally.told(),
                    tally.done(),
                    tally.failed(),
                    tally.notReached(),
                    tally.skipped(),
                    tally.undone());
        }
    }

    record Wave(int number, @Nullable Instant openedAt, Kiosks kiosks) {}

    record PlanJson(
            String waves,
            int success,
            long soakMinutes,
            int mostFailed,
            int mostFailedPercent,
            long patienceMinutes,
            String window,
            boolean newcomers) {
        static PlanJson of(Plan plan) {
            Thresholds limits = plan.thresholds();
            return new PlanJson(
                    plan.waves().text(),
                    limits.success(),
                    limits.soak().toMinutes(),
                    limits.mostFailed(),
                    limits.mostFailedPercent(),
                    limits.patience().toMinutes(),
                    HoursText.of(plan.window()),
                    plan.newcomers());
        }
    }

    /// @param meant how many kiosks it means
    /// @param now what it does or waits for, in a sentence
    record Whole(
            Summary rollout,
            Map<String, String> change,
            PlanJson plan,
            long meant,
            int wave,
            List<Wave> waves,
            String now,
            String madeBy,
            Instant madeAt,
            @Nullable String startedBy,
            @Nullable Instant startedAt) {
        static Whole of(RolloutView view) {
            Rollout rollout = view.rollout();
            return new Whole(
                    Summary.of(rollout, view.all()),
                    rollout.change(),
                    PlanJson.of(rollout.plan()),
                    view.meant(),
                    rollout.standing().wave(),
                    view.waveRows().stream()
                            .map(row -> new Wave(row.number(), row.openedAt(), Kiosks.of(row.tally())))
                            .toList(),
                    view.sentence(),
                    rollout.madeBy(),
                    rollout.madeAt(),
                    rollout.startedBy(),
                    rollout.startedAt());
        }
    }

    /// @param place in the order in which kiosks are told
    /// @param account what became of it, in a sentence
    record Part(
            String kiosk,
            String name,
            String place,
            String state,
            String account,
            @Nullable Instant toldAt,
            Instant changedAt) {
        static Part of(Rollout rollout, RolloutList.Named named, Times times) {
            Member member = named.member();
            return new Part(
                    member.kiosk().value(),
                    named.name(),
                    Long.toString(member.place()),
                    member.state().name().toLowerCase(Locale.ROOT),
                    RolloutView.account(rollout, member, times),
                    member.toldAt(),
                    member.changedAt());
        }
    }

    /// @param who null where it did so by itself
    record Event(int number, Instant at, @Nullable String who, String words) {
        static Event of(RolloutList.Event event) {
            return new Event(
                    event.number(),
                    event.at(),
                    event.who().isEmpty() ? null : event.who(),
                    Sentence.say(event.words()));
        }
    }

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is no such state
    static KioskState state(String word) {
        try {
            return KioskState.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'%s' is no state: there are waiting, told, done, failed, not_reached, skipped and undone"
                            .formatted(word),
                    e);
        }
    }
}
