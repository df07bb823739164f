package fi.hymy.fleet.site;

/// Names a stay of a kiosk at a point for ever.
///
/// @param value `[A-Za-z0-9_-]{8,64}`
public record PlacementId(String value) {
    public PlacementId {
        Ids.check("placement id", value);
    }

    static PlacementId fresh() {
        return new PlacementId(Ids.fresh("placement"));
    }

    @Override
    public String toString() {
        return value;
    }
}
