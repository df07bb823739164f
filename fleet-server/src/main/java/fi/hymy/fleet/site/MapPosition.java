package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

/// A spot on the map, in degrees.
///
/// @param latitude -90 to 90, north positive
/// @param longitude -180 to 180, east positive
public record MapPosition(double latitude, double longitude) {
    private static final double POLE = 90;
    private static final double DATE_LINE = 180;

    public MapPosition {
        if (!(Math.abs(latitude) <= POLE)) {
            throw new IllegalArgumentException(t("a latitude lies between -90 and 90"));
        }
        if (!(Math.abs(longitude) <= DATE_LINE)) {
            throw new IllegalArgumentException(t("a longitude lies between -180 and 180"));
        }
    }

    @Override
    public String toString() {
        return latitude + ", " + longitude;
    }
}
