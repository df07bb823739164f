package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The filter of the audit page, as it is written in its form and its address. What cannot be read counts as empty.
///
/// @param from a day, included
/// @param until a day, included
record AuditForm(
        String who, String q, String outcome, String kiosk, String place, String point, String from, String until) {
    static AuditForm of(Map<String, String> asked) {
        return new AuditForm(
                text(asked, "who"),
                text(asked, "q"),
                text(asked, "outcome"),
                text(asked, "kiosk"),
                text(asked, "place"),
                text(asked, "point"),
                text(asked, "from"),
                text(asked, "until"));
    }

    private static String text(Map<String, String> asked, String key) {
        return asked.getOrDefault(key, "").strip();
    }

    /// @param zone in which days begin
    AuditQuery query(ZoneId zone) {
        return new AuditQuery(
                who,
                q,
                Arrays.stream(Outcome.values())
                        .filter(one -> one.name().equals(outcome))
                        .findFirst()
                        .orElse(null),
                about().orElse(null),
                day(from, zone, 0),
                day(until, zone, 1));
    }

    Optional<Named> about() {
        return !kiosk.isEmpty()
                ? Optional.of(new Named(Named.Kind.KIOSK, kiosk))
                : !place.isEmpty()
                        ? Optional.of(new Named(Named.Kind.PLACE, place))
                        : point.isEmpty() ? Optional.empty() : Optional.of(new Named(Named.Kind.POINT, point));
    }

    boolean isEmpty() {
        return address().isEmpty();
    }

    /// What follows the question mark, without the page.
    String address() {
        return Map.of(
                        "who", who,
                        "q", q,
                        "outcome", outcome,
                        "kiosk", kiosk,
                        "place", place,
                        "point", point,
                        "from", from,
                        "until", until)
                .entrySet()
                .stream()
                .filter(field -> !field.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable Instant day(String text, ZoneId zone, int plus) {
        try {
            return text.isEmpty()
                    ? null
                    : LocalDate.parse(text).plusDays(plus).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
