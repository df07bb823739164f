package fi.hymy.fleet.assignment;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Kiosks whose assignments are too much for one schedule, and why: they go on by the one that they had.
@Component
final class ProgrammeFaults {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    ProgrammeFaults(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    Optional<String> of(KioskId kiosk) {
        return reader.jdbc()
                .sql("select problem from programme_fault where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(String.class)
                .optional();
    }

    Map<KioskId, String> all() {
        var found = new HashMap<KioskId, String>();
        reader.jdbc().sql("select kiosk_id, problem from programme_fault").query(row -> {
            found.put(new KioskId(row.getString("kiosk_id")), row.getString("problem"));
        });
        return found;
    }

    /// Exactly these from now on.
    void keep(Map<KioskId, String> problems) {
        Map<KioskId, String> until = all();
        if (until.equals(problems)) {
            return;
        }
        writer.transaction().executeWithoutResult(status -> {
            writer.jdbc().sql("delete from programme_fault").update();
            problems.forEach((kiosk, problem) -> writer.jdbc()
                    .sql("insert into programme_fault (kiosk_id, problem, since_at) values (:kiosk, :problem, :at)")
                    .param("kiosk", kiosk.value())
                    .param("problem", problem)
                    .param("at", clock.millis())
                    .update());
        });
    }
}
