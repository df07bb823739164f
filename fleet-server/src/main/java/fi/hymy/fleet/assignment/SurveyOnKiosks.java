package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Fleet;
import fi.hymy.fleet.kiosk.KioskStatus;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.kiosk.TwinState;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a survey's page: on which kiosks it should be, and on which it is.
@Component
final class SurveyOnKiosks implements Panel {
    private static final int LISTED = 100;

    private final Fleet fleet;
    private final Twin twin;
    private final InstantSource clock;
    private final SurveyNames names;

    SurveyOnKiosks(Fleet fleet, Twin twin, InstantSource clock, SurveyNames names) {
        this.fleet = fleet;
        this.twin = twin;
        this.clock = clock;
        this.names = names;
    }

    @Override
    public Place place() {
        return Place.SURVEY;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Part> part(String survey) {
        Instant now = clock.instant();
        List<TwinState> kiosks = twin.concerning(new SurveyId(survey)).stream()
                .filter(state -> isOf(survey, state.shouldShow(now)) || isOf(survey, state.shows()))
                .toList();
        long there = kiosks.stream().filter(state -> state.settled(now)).count();
        // Those that are not there yet are what one looks for.
        List<KioskId> listed = kiosks.stream()
                .sorted(Comparator.comparing((TwinState state) -> state.settled(now))
                        .thenComparing(state -> state.kiosk().value()))
                .map(TwinState::kiosk)
                .limit(LISTED)
                .toList();
        List<Row> rows = fleet.of(listed).stream()
                .map(status -> new Row(status, named(status.shouldShow()), shows(status)))
                .toList();
        return Optional.of(new Part("assignment/kiosks", Map.of("rows", rows, "total", kiosks.size(), "there", there)));
    }

    private String named(Optional<SurveyRef> ref) {
        return ref.map(shown -> names.of(shown.survey()) + ", version " + shown.version())
                .orElse(t("nothing"));
    }

    private String shows(KioskStatus status) {
        return status.twin().reported().isEmpty() ? "not known yet" : named(status.shows());
    }

    /// One kiosk, with what it should show and shows in words.
    record Row(KioskStatus status, String should, String shows) {}

    private static boolean isOf(String survey, Optional<SurveyRef> ref) {
        return ref.filter(shown -> shown.survey().value().equals(survey)).isPresent();
    }
}
