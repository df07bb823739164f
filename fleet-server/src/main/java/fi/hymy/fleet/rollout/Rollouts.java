package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.rollout.Order.Outcome;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Sentence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What operators do with rollouts: make them, and give them orders. What follows is the pump's.
@Component
final class Rollouts {
    private static final int TRIES = 5;

    private final RolloutBook book;
    private final RolloutList list;
    private final Targets targets;
    private final WriterDb writer;
    private final InstantSource clock;

    Rollouts(RolloutBook book, RolloutList list, Targets targets, WriterDb writer, InstantSource clock) {
        this.book = book;
        this.list = list;
        this.targets = targets;
        this.writer = writer;
        this.clock = clock;
    }

    /// What somebody wants to roll out, already checked.
    ///
    /// @param query which kiosks, or null for `kiosks`
    /// @param kiosks chosen one by one
    record Wish(
            String name,
            String kind,
            String title,
            Map<String, String> change,
            @Nullable String query,
            List<KioskAt> kiosks,
            Plan plan) {
        Wish {
            change = Map.copyOf(change);
            kiosks = List.copyOf(kiosks);
        }
    }

    /// Makes a draft; nobody is told before it is started.
    Rollout make(Wish wish, String by) {
        Instant now = clock.instant();
        var rollout = new Rollout(
                RolloutId.fresh(),
                wish.name(),
                wish.kind(),
                wish.title(),
                wish.change(),
                wish.query(),
                wish.plan(),
                Standing.draft(by, now),
                by,
                now,
                null,
                null,
                0);
        List<String> zones = wish.plan().window().isAlways() ? List.of() : targets.zones(wish.kiosks());
        book.inOneGo(() -> {
            writer.jdbc().sql("""
                            insert into rollout (id, name, kind, title, change_text, target_query, waves, hours, success,
                                soak_ms, most_failed, most_failed_percent, patience_ms, newcomers, state, wave,
                                forgiven, accepted, why, state_by, state_since, made_by, made_at, awake, revision)
                            values (:id, :name, :kind, :title, :change, :query, :waves, :hours, :success, :soak,
                                :mostFailed, :mostFailedPercent, :patience, :newcomers, :state, :wave, :forgiven,
                                :accepted, :why, :by, :since, :madeBy, :madeAt, 0, 0)
                            """).params(RolloutRows.params(rollout)).update();
            for (int i = 0; i < wish.kiosks().size(); i++) {
                String zone = zones.isEmpty() ? "" : zones.get(i);
                book.join(
                        rollout.id(),
                        List.of(Member.joining(
                                rollout.id(), wish.kiosks().get(i).id(), zone, false, now)));
            }
            book.write(rollout.id(), by, key("Made"), now);
            return true;
        });
        return rollout;
    }

    /// Empty when there is no such rollout.
    Optional<Outcome> order(RolloutId id, Order order, String by) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Rollout> found = book.find(id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Optional<Outcome> outcome = once(found.get(), order, by);
            if (outcome.isPresent()) {
                return outcome;
            }
        }
        return Optional.of(new Outcome.Refused(t("It is changing just now. Try again.")));
    }

    /// Empty when somebody else changed it meanwhile.
    private Optional<Outcome> once(Rollout rollout, Order order, String by) {
        Optional<String> inTheWay = order instanceof Order.Start ? inTheWay(rollout) : Optional.empty();
        if (inTheWay.isPresent()) {
            return Optional.of(new Outcome.Refused(inTheWay.get()));
        }
        if (rollout.state() == State.PAUSED && order instanceof Order.Resume(boolean again) && again) {
            tellFailedAgain(rollout);
        }
        Instant now = clock.instant();
        Outcome outcome =
                Rules.order(order, rollout.standing(), book.counts(rollout.id()).all(), by, now);
        return switch (outcome) {
            case Outcome.Refused refused -> Optional.of(refused);
            case Outcome.Moved(Standing standing, String words) -> {
                if (!book.change(rollout, standing, by, words, now)) {
                    yield Optional.empty();
                }
                Audited.change(
                        "state", rollout.state().words(), standing.state().words());
                yield Optional.of(outcome);
            }
        };
    }

    private Optional<String> inTheWay(Rollout rollout) {
        return rollout.target()
                .flatMap(query -> list.unfinished(rollout.kind(), query))
                .map(other ->
                        t("“%s” changes the same for the same kiosks and is not finished: abort it first.", other));
    }

    private void tellFailedAgain(Rollout rollout) {
        Instant now = clock.instant();
        while (true) {
            List<Member.Seen> some = book.some(rollout.id(), KioskState.FAILED, null, -1, Long.MAX_VALUE, Steps.CHUNK);
            if (some.isEmpty()) {
                return;
            }
            book.move(
                    rollout.id(),
                    some.stream()
                            .map(Member.Seen::member)
                            .map(member -> new Book.Move(
                                    member,
                                    member.now(
                                            KioskState.WAITING,
                                            Sentence.kept("To be told again. %s", Sentence.read(member.note())),
                                            now)))
                            .toList());
        }
    }

    /// Throws a draft away.
    ///
    /// @return whether there was such a draft
    boolean discard(RolloutId id) {
        return book.inOneGo(() -> {
            int gone = writer.jdbc()
                    .sql("delete from rollout where id = :id and state = 'DRAFT'")
                    .param("id", id.value())
                    .update();
            if (gone == 1) {
                for (String table : List.of("rollout_kiosk", "rollout_event")) {
                    writer.jdbc()
                            .sql("delete from " + table + " where rollout_id = :id")
                            .param("id", id.value())
                            .update();
                }
            }
            return gone == 1;
        });
    }
}
