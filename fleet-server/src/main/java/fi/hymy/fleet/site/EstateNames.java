package fi.hymy.fleet.site;

import fi.hymy.fleet.audit.SubjectNames;
import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.Named;
import fi.hymy.protocol.id.KioskId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells the audit trail what places, points and kiosks are called.
@Component
final class EstateNames implements SubjectNames {
    private final Places places;
    private final Points points;
    private final Kiosks kiosks;

    EstateNames(Places places, Points points, Kiosks kiosks) {
        this.places = places;
        this.points = points;
        this.kiosks = kiosks;
    }

    @Override
    public Optional<String> of(Named.Kind kind, String id) {
        try {
            return switch (kind) {
                case KIOSK -> kiosks.find(new KioskId(id)).map(Kiosk::name);
                case PLACE -> places.find(new PlaceId(id)).map(Place::name);
                case POINT -> points.find(new PointId(id)).map(ExperiencePoint::name);
                case PLACEMENT, SURVEY, ROLLOUT, OPERATOR -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            // It came from an address, and cannot be an id at all.
            return Optional.empty();
        }
    }
}
