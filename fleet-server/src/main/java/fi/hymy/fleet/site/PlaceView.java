package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.schedule.HoursText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A place's page.
///
/// @param upwards the place and what is above it
/// @param children for an organisation or an area
/// @param points for a site
record PlaceView(List<Place> upwards, SiteFacts facts, List<Estate.Node> children, List<PointRow> points) {
    /// A point with the stays that run or are planned, the first first.
    record PointRow(ExperiencePoint point, List<StayRow> stays) {
        Optional<StayRow> now() {
            return stays.stream().filter(StayRow::isNow).findFirst();
        }

        List<StayRow> planned() {
            return stays.stream().filter(StayRow::isPlanned).toList();
        }
    }

    Place place() {
        return upwards.getFirst();
    }

    boolean isSite() {
        return place().kind() == PlaceKind.SITE;
    }

    String aboveName() {
        return isAboveSeen() ? upwards.get(1).name() : t("Sites");
    }

    String aboveHref() {
        return isAboveSeen() ? "/sites/places/" + upwards.get(1).id() : "/sites";
    }

    private boolean isAboveSeen() {
        return upwards.size() > 1 && Sight.now().seesPlace(upwards.get(1).id().value());
    }

    String zone() {
        return facts.zone().value().getId();
    }

    String hours() {
        return hours(facts);
    }

    String languages() {
        return languages(facts);
    }

    /// As `Always open`.
    static String hours(SiteFacts facts) {
        if (!facts.opening().isSaid()) {
            return t("Nobody said; counted as always open");
        }
        String text = HoursText.of(facts.opening().value());
        return text.equals(HoursText.ALWAYS) ? t("Always open") : text;
    }

    static String languages(SiteFacts facts) {
        return facts.languages().isSaid()
                ? facts.languages().value().stream()
                        .map(tag -> tag.locale().getDisplayName(Locale.UK))
                        .collect(Collectors.joining(", "))
                : t("Nobody said; those of the survey");
    }
}
