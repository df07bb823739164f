package fi.hymy.simulator;

import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.simulator.people.Visitor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the responses of past days, in the order in which they were given, and keeps them as any others: they go the
/// same way.
///
/// Past days, and today up to now.
final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int AT_ONCE = 500;

    private final int days;
    private final int perDay;
    private final long seed;
    private final InstantSource clock;
    private final ZoneId zone;

    History(int days, int perDay, long seed, InstantSource clock, ZoneId zone) {
        this.days = days;
        this.perDay = perDay;
        this.seed = seed;
        this.clock = clock;
        this.zone = zone;
    }

    /// Waits until all are on disk; how many they are.
    ///
    /// @throws InterruptedException when the program ends; what was kept so far stays
    int make(PretendKiosk kiosk, ReadySurvey survey) throws InterruptedException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant bootedAt = today.minusDays(days).atStartOfDay(zone).toInstant();
        var random = new SplittableRandom(seed ^ kiosk.id().value().hashCode() * 0x9E3779B97F4A7C15L);
        var underWay = new Semaphore(AT_ONCE);
        int made = 0;
        for (LocalDateTime at : arrivals(kiosk, today, random)) {
            Instant moment = at.atZone(zone).toInstant();
            Optional<Visitor.Visit> visit = kiosk.place().visitor(at, random).answer(survey.survey());
            if (visit.isPresent() && moment.plus(visit.get().took()).isBefore(now)) {
                underWay.acquire();
                var ended = kiosk.time().past(moment.plus(visit.get().took()), bootedAt);
                var _ = kiosk.keep(survey, visit.get(), ended, random).whenComplete((_, failure) -> {
                    underWay.release();
                    if (failure != null) {
                        LOG.error("{}: a past response could not be kept", kiosk.id(), failure);
                    }
                });
                made++;
            }
        }
        underWay.acquire(AT_ONCE);
        return made;
    }

    private List<LocalDateTime> arrivals(PretendKiosk kiosk, LocalDate today, SplittableRandom random) {
        var arrivals = new ArrayList<LocalDateTime>();
        for (int back = days; back >= 0; back--) {
            LocalDate day = today.minusDays(back);
            double expected = perDay * kiosk.place().volumeOn(day);
            long count = Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
            for (long i = 0; i < count; i++) {
                arrivals.add(day.atTime(kiosk.place().arrival(random)));
            }
        }
        Collections.sort(arrivals);
        return arrivals;
    }
}
