package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.key;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.kiosk.DeviceSetup;
import fi.hymy.fleet.kiosk.DeviceSetups;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.kiosk.TwinState;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.ReportedState;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Parts of how a kiosk's box is set up, see [SettingsWish]; the other parts stay as they are.
@Component
final class SettingsChange implements Rollable {
    static final String KIND = "settings";

    private final DeviceSetups setups;
    private final Twin twin;
    private final Downlinks downlinks;
    private final InstantSource clock;

    SettingsChange(DeviceSetups setups, Twin twin, Downlinks downlinks, InstantSource clock) {
        this.setups = setups;
        this.twin = twin;
        this.downlinks = downlinks;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> fields() {
        return List.of("brightness", "volume", "testMinutes", "hours", "zone");
    }

    @Override
    public Reading read(Map<String, String> change) {
        return switch (SettingsWish.read(change)) {
            case SettingsWish.Reading.Good(var wish) -> new Reading.Good(wish.title());
            case SettingsWish.Reading.Bad(var faults) -> new Reading.Bad(faults);
        };
    }

    private static SettingsWish wish(Map<String, String> change) {
        return switch (SettingsWish.read(change)) {
            case SettingsWish.Reading.Good(var wish) -> wish;
            case SettingsWish.Reading.Bad(var faults) ->
                throw new IllegalStateException("what is rolled out cannot be read: " + faults);
        };
    }

    @Override
    public Map<KioskId, Applied> apply(Collection<KioskId> kiosks, Map<String, String> change, String by) {
        SettingsWish wish = wish(change);
        Map<KioskId, TwinState> states =
                twin.of(kiosks).stream().collect(Collectors.toMap(TwinState::kiosk, Function.identity()));
        Map<KioskId, Applied> applied = new HashMap<>();
        for (KioskId kiosk : kiosks) {
            DeviceSetup before =
                    setups.find(kiosk).map(DeviceSetups.Saved::setup).orElse(DeviceSetup.USUAL);
            DeviceSetup after = wish.on(before, clock.instant());
            Optional<String> tooMuch = tooMuch(after, states.get(kiosk));
            if (tooMuch.isPresent()) {
                applied.put(kiosk, new Applied.Refused(tooMuch.get()));
            } else {
                applied.put(kiosk, new Applied.Told(SettingsWish.written(before)));
                setups.save(kiosk, after, by);
            }
        }
        return applied;
    }

    /// Why its hours do not fit beside its assignments, if they do not.
    private static Optional<String> tooMuch(DeviceSetup setup, @Nullable TwinState state) {
        try {
            DeviceSetups.schedule(setup, state == null ? null : state.desired().scheduleOrNull());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + ".");
        }
    }

    @Override
    public Map<KioskId, Undone> undo(Map<KioskId, String> before, Map<String, String> change, String by) {
        SettingsWish wish = wish(change);
        Map<KioskId, Undone> undone = new HashMap<>();
        before.forEach((kiosk, text) -> {
            DeviceSetup now = setups.find(kiosk).map(DeviceSetups.Saved::setup).orElse(DeviceSetup.USUAL);
            if (wish.holdsIn(now)) {
                setups.save(kiosk, wish.takenBack(now, SettingsWish.setup(text)), by);
                undone.put(kiosk, new Undone.Back());
            } else {
                undone.put(kiosk, new Undone.Left(key("Its settings were changed by hand meanwhile; they stay.")));
            }
        });
        return undone;
    }

    /// [DeviceSetups#save] has said it already; this is for those that did not hear.
    @Override
    public void announce(Collection<KioskId> kiosks) {
        twin.of(kiosks).forEach(state -> downlinks.send(state.kiosk(), new Downlink.Desired(state.desired())));
    }

    @Override
    public Map<KioskId, Progress> observe(Collection<KioskId> kiosks, Map<String, String> change) {
        SettingsWish wish = wish(change);
        Map<KioskId, Progress> seen = new HashMap<>();
        for (TwinState state : twin.of(kiosks)) {
            seen.put(state.kiosk(), progress(wish, state));
        }
        return seen;
    }

    private static Progress progress(SettingsWish wish, TwinState state) {
        DeviceSettings desired = state.desired().settings().orElse(DeviceSettings.DEFAULT);
        if (!wish.isDesired(desired)) {
            return new Progress.Superseded(key("Its settings were changed by hand meanwhile."));
        }
        if (!state.heard()) {
            return new Progress.Pending(false, "");
        }
        List<String> differing = state.reported()
                .flatMap(ReportedState::setUp)
                .map(wish::differsFrom)
                .orElse(List.of());
        return differing.isEmpty()
                ? new Progress.Done()
                : new Progress.Pending(true, Sentence.kept("It says: %s.", String.join(", ", differing)));
    }
}
