package fi.hymy.fleet.assignment;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings a survey version to kiosks. What is decided is stored first; a kiosk that is away hears of it when it
/// comes.
@Component
final class Assignments {
    private static final Logger LOG = LoggerFactory.getLogger(Assignments.class);

    private static final int CHUNK = 200;

    private final WriterDb writer;
    private final Twin twin;
    private final Downlinks downlinks;

    Assignments(WriterDb writer, Twin twin, Downlinks downlinks) {
        this.writer = writer;
        this.twin = twin;
        this.downlinks = downlinks;
    }

    /// @param survey what the kiosks should show from now on, or null for nothing
    /// @param by an operator's user name
    Map<KioskId, DesiredState> assign(Collection<KioskId> kiosks, @Nullable SurveyRef survey, String by) {
        var decided = new LinkedHashMap<KioskId, DesiredState>();
        for (List<KioskId> some : chunks(kiosks)) {
            writer.transaction()
                    .executeWithoutResult(status -> some.forEach(kiosk -> {
                        decided.put(kiosk, twin.desire(kiosk, survey, by));
                    }));
        }
        decided.forEach(this::tell);
        return decided;
    }

    /// One commit for many kiosks, yet short enough not to hold up the answers that come in meanwhile.
    private static List<List<KioskId>> chunks(Collection<KioskId> kiosks) {
        return kiosks.stream().gather(Gatherers.windowFixed(CHUNK)).toList();
    }

    private void tell(KioskId kiosk, DesiredState state) {
        downlinks.send(kiosk, new Downlink.Desired(state)).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.info("kiosk {} could not be told now and will hear when it connects", kiosk, failure);
            }
        });
    }
}
