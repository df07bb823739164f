package fi.hymy.fleet.report;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which answers a report looks at.
///
/// @param from the first day
/// @param to the last day, not before the first
/// @param zone in which days begin
/// @param version of the survey, or null for all
/// @param kiosk or null for all
/// @param flagged whether answers count too that were marked as a staff test, a repeat or out of hours
record ReportFilter(
        SurveyId survey,
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        @Nullable Integer version,
        @Nullable KioskId kiosk,
        boolean flagged) {
    ReportFilter {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(t("the last day (%s) lies before the first (%s)", to, from));
        }
    }

    /// Milliseconds, included.
    long begin() {
        return from.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /// Milliseconds, not included.
    long end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    ReportFilter withFlagged() {
        return new ReportFilter(survey, from, to, zone, version, kiosk, true);
    }

    /// What every query asks for; of what the one who asks may see.
    String where() {
        return all() + (flagged ? "" : """
                 and response_id not in (
                    select f.response_id from response f
                    where f.survey_id = :survey and f.ended_at >= :begin and f.ended_at < :end and f.flags <> '')
                """);
    }

    /// The same, flagged or not.
    String all() {
        return all("");
    }

    /// @param table as `f.`
    String all(String table) {
        return "%1$ssurvey_id = :survey and %1$sended_at >= :begin and %1$sended_at < :end".formatted(table)
                + (version == null ? "" : " and %ssurvey_version = :version".formatted(table))
                + (kiosk == null ? "" : " and %skiosk_id = :kiosk".formatted(table))
                + (Sight.now().isWhole() ? "" : " and " + Sight.now().kiosksAt(table + "kiosk_id", table + "ended_at"));
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("survey", survey.value());
        parameters.put("begin", begin());
        parameters.put("end", end());
        if (version != null) {
            parameters.put("version", version);
        }
        if (kiosk != null) {
            parameters.put("kiosk", kiosk.value());
        }
        return parameters;
    }
}
