package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is desired of a kiosk besides its standing survey; the one place where a desired state is put together.
///
/// @param pinHash what the staff PIN is checked against, or null for none
/// @param setup how the box should be set up, or null where nobody said
/// @param programme assignments and opening hours of where it stands, or null for none
/// @param releases the software that it is to run; none where it stays with what it has
record DesiredParts(
        @Nullable String pinHash,
        @Nullable DeviceSetup setup,
        @Nullable Schedule programme,
        List<DesiredRelease> releases) {
    private static final Logger LOG = LoggerFactory.getLogger(DesiredParts.class);

    static final DesiredParts NONE = new DesiredParts(null, null, null, List.of());

    /// Where nobody said anything, nothing is said; a PIN alone leaves the rest as usual.
    DesiredState state(long version, @Nullable SurveyRef survey) {
        boolean said = pinHash != null || setup != null;
        DeviceSetup whole = setup == null ? DeviceSetup.USUAL : setup;
        return new DesiredState(version, survey, schedule(), said ? whole.settings(pinHash) : null, releases);
    }

    private @Nullable Schedule schedule() {
        try {
            return DeviceSetups.schedule(setup, programme);
        } catch (IllegalArgumentException e) {
            // Both writers refuse this; should it be there all the same, no kiosk is left without its schedule.
            LOG.error("a kiosk's own opening hours are left out, for its schedule is full", e);
            return programme;
        }
    }
}
