package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.DesiredCodec;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Schedules that kiosks follow, by what they hash to: a thousand kiosks with the same assignments share one row, and
/// one object in memory.
final class Programmes {
    private static final Logger LOG = LoggerFactory.getLogger(Programmes.class);
    private static final int REMEMBERED = 4000;

    private final WriterDb writer;
    private final Map<String, Optional<Schedule>> known = new ConcurrentHashMap<>();

    Programmes(WriterDb writer) {
        this.writer = writer;
    }

    /// Stores it where it is not yet, within the caller's transaction.
    ///
    /// @return its hash, or null for none
    @Nullable
    String keep(@Nullable Schedule schedule) {
        if (schedule == null) {
            return null;
        }
        byte[] bytes = DesiredCodec.encode(schedule);
        String hash = hash(bytes);
        int added = writer.jdbc()
                .sql("insert into programme (hash, body) values (:hash, :body) on conflict (hash) do nothing")
                .param("hash", hash)
                .param("body", new String(bytes, StandardCharsets.UTF_8))
                .update();
        if (added == 1) {
            schedule.surveys().stream()
                    .map(SurveyRef::survey)
                    .distinct()
                    .forEach(survey -> writer.jdbc()
                            .sql("insert into programme_survey (survey_id, hash) values (:survey, :hash)")
                            .param("survey", survey.value())
                            .param("hash", hash)
                            .update());
        }
        remember(hash, Optional.of(schedule));
        return hash;
    }

    /// @param hash null for none
    /// @param body as it is stored
    @Nullable
    Schedule read(@Nullable String hash, @Nullable String body) {
        if (hash == null || body == null) {
            return null;
        }
        Optional<Schedule> remembered = known.get(hash);
        if (remembered == null) {
            remembered = read(body);
            remember(hash, remembered);
        }
        return remembered.orElse(null);
    }

    /// Takes away what no kiosk follows any more.
    void tidy() {
        writer.jdbc().sql("""
                        delete from programme
                        where not exists (select 1 from twin where twin.desired_programme = programme.hash)
                        """).update();
    }

    private void remember(String hash, Optional<Schedule> schedule) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(hash, schedule);
    }

    /// One that this Java cannot read any more, as for a time zone, leaves the kiosk with its standing survey.
    private static Optional<Schedule> read(String body) {
        try {
            return Optional.of(DesiredCodec.decodeSchedule(body.getBytes(StandardCharsets.UTF_8)));
        } catch (CodecException e) {
            LOG.error("a schedule in the database cannot be read and is left out", e);
            return Optional.empty();
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
