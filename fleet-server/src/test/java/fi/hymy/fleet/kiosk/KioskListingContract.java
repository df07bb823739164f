package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.KioskFilter.Reading;
import fi.hymy.fleet.kiosk.KioskListing.Choice;
import fi.hymy.fleet.kiosk.KioskListing.Order;
import fi.hymy.fleet.kiosk.KioskListing.Row;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order of the list, with whatever can be true of a kiosk.
abstract class KioskListingContract {
    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Reading.Good ALL = new Reading.Good("", "", Map.of());
    private static final int KIOSKS = 150;

    private final Random random = new Random(20_260_504);
    private final List<KioskId> ids = new ArrayList<>();
    private Db db;
    private KioskListing listing;
    private Fleet fleet;

    abstract Db open();

    @BeforeEach
    void fill() {
        db = open();
        var kiosks = new Kiosks(db.writer(), db.reader(), CLOCK);
        var presences = new Presences(db.writer(), db.reader());
        var twin = new Twin(db.writer(), db.reader(), () -> NOW.minus(Duration.ofMinutes(random.nextInt(5))));
        db.writer().transaction().executeWithoutResult(status -> {
            for (int i = 0; i < KIOSKS; i++) {
                var id = new KioskId("kiosk-%05d".formatted(i));
                ids.add(id);
                kiosks.register(id, "Kiosk " + random.nextInt(20));
                live(id, presences, twin);
            }
        });
        fleet = new Fleet(kiosks, presences, twin, new Some(), this::grave, CLOCK);
        listing = new KioskListing(db.reader(), new Concerns(fleet, CLOCK));
    }

    /// Some boxes are in trouble.
    private Set<KioskId> grave() {
        return ids.stream().filter(id -> id.value().matches(".*[25]")).collect(Collectors.toSet());
    }

    /// A few, taken back or ended.
    private final class Some implements ShutOuts {
        @Override
        public Map<KioskId, ShutOut> all() {
            return among(ids);
        }

        @Override
        public Map<KioskId, ShutOut> among(Collection<KioskId> kiosks) {
            return kiosks.stream()
                    .filter(id -> id.value().endsWith("7"))
                    .collect(Collectors.toMap(
                            Function.identity(),
                            id -> new ShutOut(NOW, id.value().endsWith("17"))));
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void live(KioskId id, Presences presences, Twin twin) {
        if (random.nextInt(8) > 0) {
            presences.save(List.of(new Presence(
                    id,
                    1,
                    random.nextInt(3) > 0,
                    random.nextInt(6) > 0 ? ago(5) : null,
                    random.nextInt(6) > 0 ? ago(6) : null,
                    null,
                    null,
                    random.nextBoolean()
                            ? new OutboxFacts(new OutboxId("outbox-one"), 9, 1, random.nextInt(3), waited())
                            : null)));
        }
        if (random.nextInt(4) > 0) {
            twin.desire(id, survey(), "tester");
        }
        if (random.nextInt(4) > 0) {
            twin.report(id, new ReportedState(1, survey(), null, null));
        }
    }

    private Instant ago(int minutes) {
        return NOW.minusSeconds(random.nextInt(60 * minutes));
    }

    private long waited() {
        return Duration.ofMinutes(random.nextInt(20)).toMillis();
    }

    private @Nullable SurveyRef survey() {
        int one = random.nextInt(3);
        return one == 0
                ? null
                : new SurveyRef(
                        new SurveyId("survey-" + one),
                        one,
                        new ContentHash(String.valueOf(one).repeat(64)));
    }

    @Test
    void eachStandsWhereItsConcernPutsIt() {
        List<Row> rows = listing.page(new Choice(ALL, false, Order.WORST), null, 1000);
        List<KioskStatus> statuses = fleet.of(ids);

        assertThat(rows).hasSize(KIOSKS);
        for (KioskStatus status : statuses) {
            assertThat(rows)
                    .as(status.toString())
                    .contains(new Row(
                            status.concern().rank(),
                            status.kiosk().name(),
                            status.kiosk().id()));
        }
        assertThat(statuses.stream().map(KioskStatus::concern).distinct())
                .as("all that can be without opening hours")
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(KioskStatus.Concern.AWAY_WHILE_CLOSED)));
        assertThat(listing.totals())
                .isEqualTo(new KioskListing.Totals(
                        KIOSKS,
                        statuses.stream().filter(KioskStatus::linked).count(),
                        (int) statuses.stream()
                                .filter(KioskStatus::needsSomebody)
                                .count(),
                        statuses.stream().mapToLong(KioskStatus::unsent).sum(),
                        statuses.stream()
                                .filter(status -> status.concern() == KioskStatus.Concern.WRONG_CONTENT)
                                .count()));
    }

    @Test
    void pagesHoldEveryKioskOnceTheWorstFirst() {
        var choice = new Choice(ALL, false, Order.WORST);
        var seen = new ArrayList<Row>();
        List<Row> page = listing.page(choice, null, 7);
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = listing.page(choice, page.getLast(), 7);
        }

        assertThat(seen).doesNotHaveDuplicates().hasSize(KIOSKS);
        assertThat(seen.stream().map(Row::rank)).isSorted();
        assertThat(listing.pageAt(choice, 14, 7)).isEqualTo(new KioskListing.Found(seen.subList(14, 21), KIOSKS));
    }

    @Test
    void listsByNameOrOnlyThoseThatNeedSomebody() {
        assertThat(listing.page(new Choice(ALL, false, Order.NAME), null, 1000))
                .hasSize(KIOSKS)
                .isSortedAccordingTo(Comparator.comparing(Row::name)
                        .thenComparing(row -> row.id().value()));
        var trouble = new Choice(ALL, true, Order.WORST);
        assertThat(listing.page(trouble, null, 1000))
                .hasSize(listing.totals().trouble())
                .hasSize(listing.pageAt(trouble, 0, 5).total())
                .allMatch(row -> row.rank() < KioskStatus.Concern.NOTHING_ASSIGNED.rank());
    }

    @Test
    void takesAConditionAlong() {
        var some = new Choice(new Reading.Good("", " and k.name = :q0", Map.of("q0", "Kiosk 3")), false, Order.NAME);

        assertThat(listing.page(some, null, 1000))
                .isNotEmpty()
                .hasSize(listing.pageAt(some, 5000, 5).total())
                .allMatch(row -> row.name().equals("Kiosk 3"));
    }
}
