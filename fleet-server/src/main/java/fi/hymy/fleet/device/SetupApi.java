package fi.hymy.fleet.device;

import fi.hymy.fleet.kiosk.DeviceSetup;
import fi.hymy.fleet.kiosk.DeviceSetups;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.kiosk.TwinState;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.schedule.HoursText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/kiosks/{kiosk}/settings")
@Tag(name = "devices")
final class SetupApi {
    private final Kiosks kiosks;
    private final DeviceSetups setups;
    private final Twin twin;
    private final InstantSource clock;

    SetupApi(Kiosks kiosks, DeviceSetups setups, Twin twin, InstantSource clock) {
        this.kiosks = kiosks;
        this.setups = setups;
        this.twin = twin;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "How the kiosk's box should be set up, and how the kiosk says that it is")
    SettingsJson find(@PathVariable String kiosk) {
        return json(DeviceApi.known(kiosks, kiosk));
    }

    @PutMapping
    @Operation(
            summary = "Set the box up, as a whole: brightness and volume in percent, staffTestUntil (a moment within a "
                    + "day, or null), hours (as `Mon-Fri 08:00-16:00; 2026-12-24 closed`, or null for always) and the "
                    + "time zone that they are meant in")
    SettingsJson save(@PathVariable String kiosk, @RequestBody Wish wish, Principal who) {
        KioskId id = DeviceApi.known(kiosks, kiosk);
        var check = new SetupCheck();
        DeviceSetup setup = check.check(
                wish.brightness(),
                wish.volume(),
                wish.staffTestUntil(),
                wish.zone() == null ? "" : wish.zone(),
                wish.hours() == null ? "" : wish.hours(),
                clock.instant());
        if (setup == null) {
            throw ApiProblem.unprocessable("The settings were not saved.", check.faults());
        }
        setups.save(id, setup, who.getName());
        return json(id);
    }

    private SettingsJson json(KioskId kiosk) {
        TwinState state = twin.find(kiosk);
        Optional<DeviceSetups.Saved> saved = setups.find(kiosk);
        return new SettingsJson(
                saved.map(DeviceSetups.Saved::setup).map(ShouldJson::of).orElse(null),
                state.reported().flatMap(ReportedState::setUp).map(IsJson::of).orElse(null),
                state.heard(),
                saved.map(DeviceSetups.Saved::changedAt).orElse(null),
                saved.map(DeviceSetups.Saved::by).orElse(null));
    }

    /// @param zone null where it is always open and nobody said
    /// @param hours null for always
    record Wish(
            @Nullable Long brightness,
            @Nullable Long volume,
            @Nullable Instant staffTestUntil,
            @Nullable String zone,
            @Nullable String hours) {}

    /// @param should null where nobody said anything
    /// @param is null where the kiosk does not say
    /// @param heard whether the kiosk has taken the newest wish up
    record SettingsJson(
            @Nullable ShouldJson should,
            @Nullable IsJson is,
            boolean heard,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    record ShouldJson(
            int brightness,
            int volume,
            @Nullable Instant staffTestUntil,
            @Nullable String zone,
            String hours) {
        static ShouldJson of(DeviceSetup setup) {
            return new ShouldJson(
                    setup.brightness(),
                    setup.volume(),
                    setup.staffTestUntilOrNull(),
                    setup.zone().map(ZoneId::getId).orElse(null),
                    HoursText.of(setup.opening()));
        }
    }

    /// @param brightness null where there is no backlight that can be set
    record IsJson(
            @Nullable Integer brightness, @Nullable Integer volume, boolean staffPin, boolean staffTest, boolean open) {
        static IsJson of(ReportedState.SetUp setUp) {
            return new IsJson(
                    setUp.brightnessOrNull(), setUp.volumeOrNull(), setUp.staffPin(), setUp.staffTest(), setUp.open());
        }
    }
}
