package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.KioskFilter.Spot;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.SurveyRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/kiosks")
@Tag(name = "kiosks")
final class KioskApi {
    private final Fleet fleet;
    private final Kiosks kiosks;
    private final StaffPins pins;
    private final KioskFilter filter;

    KioskApi(Fleet fleet, Kiosks kiosks, StaffPins pins, KioskFilter filter) {
        this.fleet = fleet;
        this.kiosks = kiosks;
        this.pins = pins;
        this.filter = filter;
    }

    @GetMapping("/{id}")
    @Operation(summary = "A kiosk with its presence, where it stands, what it should show and what it shows")
    KioskJson find(@PathVariable String id) {
        var kiosk = new KioskId(id);
        return fleet.find(kiosk)
                .map(status -> KioskJson.of(status, filter.spots(List.of(kiosk)).get(kiosk)))
                .orElseThrow(() -> ApiProblem.notFound("kiosk", id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Plan a kiosk: it is in the fleet, and a kiosk that joins can be claimed for it")
    RegisteredJson create(@RequestBody NewKiosk wish) {
        if (wish.id() == null) {
            return RegisteredJson.of(kiosks.register(wish.name()));
        }
        try {
            return RegisteredJson.of(kiosks.register(new KioskId(wish.id()), wish.name()));
        } catch (DataIntegrityViolationException e) {
            throw ApiProblem.conflict("There is a kiosk '%s' already.".formatted(wish.id()));
        }
    }

    @PostMapping("/batch")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Plan many kiosks, all or none")
    List<RegisteredJson> registerAll(@RequestBody NewKiosks wish) {
        return kiosks.registerAll(wish.names()).stream().map(RegisteredJson::of).toList();
    }

    @PutMapping("/{id}/name")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Rename a kiosk")
    void rename(@PathVariable String id, @RequestBody NewName wish) {
        if (!kiosks.rename(new KioskId(id), wish.name())) {
            throw ApiProblem.notFound("kiosk", id);
        }
    }

    @PutMapping("/{id}/staff-pin")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Set the PIN of a kiosk's staff pages (6 to 12 digits); only its hash is kept")
    void staffPin(@PathVariable String id, @RequestBody NewPin wish, Principal who) {
        if (wish.pin() == null || !StaffPins.isPin(wish.pin())) {
            throw ApiProblem.unprocessable("The PIN was not set.", List.of(new Fault("pin", StaffPins.RULE)));
        }
        if (!pins.set(new KioskId(id), wish.pin(), who.getName())) {
            throw ApiProblem.notFound("kiosk", id);
        }
    }

    @DeleteMapping("/{id}/staff-pin")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take the PIN away: the kiosk goes by that of its settings file again, or its staff pages shut")
    void noStaffPin(@PathVariable String id, Principal who) {
        if (!pins.clear(new KioskId(id), who.getName())) {
            throw ApiProblem.notFound("kiosk", id);
        }
    }

    record NewPin(@Nullable String pin) {
        @Override
        public String toString() {
            return "NewPin[…]";
        }
    }

    /// @param id a given one, or null for a new one
    record NewKiosk(String name, @Nullable String id) {}

    record NewKiosks(List<String> names) {}

    record NewName(String name) {}

    record RegisteredJson(String id, String name) {
        static RegisteredJson of(Kiosk kiosk) {
            return new RegisteredJson(kiosk.id().value(), kiosk.name());
        }
    }

    /// @param stands where it stands now, or null for nowhere
    /// @param concern what needs somebody, or `NONE`
    record KioskJson(
            String id,
            String name,
            Instant createdAt,
            @Nullable SpotJson stands,
            PresenceJson presence,
            StateJson desired,
            @Nullable ReportedJson reported,
            boolean settled,
            KioskStatus.Concern concern) {
        static KioskJson of(KioskStatus status, @Nullable Spot stands) {
            TwinState twin = status.twin();
            return new KioskJson(
                    status.kiosk().id().value(),
                    status.kiosk().name(),
                    status.kiosk().createdAt(),
                    SpotJson.of(stands),
                    PresenceJson.of(status),
                    StateJson.of(twin.desired().version(), twin.desired().survey()),
                    twin.reported().map(ReportedJson::of).orElse(null),
                    status.settled(),
                    status.concern());
        }
    }

    record SpotJson(String point, String pointName, String site, String siteName) {
        static @Nullable SpotJson of(@Nullable Spot spot) {
            return spot == null ? null : new SpotJson(spot.point(), spot.pointName(), spot.site(), spot.siteName());
        }
    }

    /// Link, heartbeat and last answer, each for itself.
    ///
    /// @param alive whether it is linked and gave a sign of life lately
    /// @param inWords as `Linked for 3 h, heartbeat 1 min ago, last answer 5 h ago`
    record PresenceJson(
            boolean linked,
            @Nullable Instant linkChangedAt,
            @Nullable Instant heartbeatAt,
            @Nullable Instant lastResponseAt,
            @Nullable String appVersion,
            long unsent,
            @Nullable Long oldestUnsentSeconds,
            boolean alive,
            String inWords) {
        static PresenceJson of(KioskStatus status) {
            return new PresenceJson(
                    status.linked(),
                    status.linkChangedAt().orElse(null),
                    status.heartbeatAt().orElse(null),
                    status.lastResponseAt().orElse(null),
                    status.appVersion().orElse(null),
                    status.unsent(),
                    status.oldestUnsent().map(Duration::toSeconds).orElse(null),
                    status.alive(),
                    inWords(status));
        }

        private static String inWords(KioskStatus status) {
            String link = status.linkChangedAt()
                    .map(at -> (status.linked() ? "Linked for " : "Not linked for ") + age(at, status))
                    .orElse("Never linked");
            return "%s, %s, %s"
                    .formatted(
                            link,
                            status.heartbeatAt()
                                    .map(at -> "heartbeat %s ago".formatted(age(at, status)))
                                    .orElse("no heartbeat yet"),
                            status.lastResponseAt()
                                    .map(at -> "last answer %s ago".formatted(age(at, status)))
                                    .orElse("no answer yet"));
        }

        private static String age(Instant at, KioskStatus status) {
            Duration age = Duration.between(at, status.now());
            return Times.lasting(age.isNegative() ? Duration.ZERO : age);
        }
    }

    /// @param version of the state, which rises with every change; 0 when nothing was ever decided
    record StateJson(
            long version,
            @Nullable String survey,
            @Nullable Integer surveyVersion,
            @Nullable String hash) {
        static StateJson of(long version, Optional<SurveyRef> ref) {
            return new StateJson(
                    version,
                    ref.map(shown -> shown.survey().value()).orElse(null),
                    ref.map(SurveyRef::version).orElse(null),
                    ref.map(shown -> shown.hash().hex()).orElse(null));
        }
    }

    /// @param version the newest desired state that the kiosk knows
    /// @param reason why it does not show what it should, or null
    record ReportedJson(
            long version,
            @Nullable String survey,
            @Nullable Integer surveyVersion,
            @Nullable String hash,
            ReportedState.@Nullable Reason reason,
            @Nullable String detail) {
        static ReportedJson of(ReportedState state) {
            StateJson shown = StateJson.of(state.desiredVersion(), state.showing());
            return new ReportedJson(
                    state.desiredVersion(),
                    shown.survey(),
                    shown.surveyVersion(),
                    shown.hash(),
                    state.problem().map(ReportedState.Problem::reason).orElse(null),
                    state.problem().map(ReportedState.Problem::detail).orElse(null));
        }
    }
}
