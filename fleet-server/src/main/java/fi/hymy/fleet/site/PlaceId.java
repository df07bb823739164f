package fi.hymy.fleet.site;

/// Names an organisation, an area or a site for ever.
///
/// @param value `[A-Za-z0-9_-]{8,64}`
public record PlaceId(String value) {
    public PlaceId {
        Ids.check("place id", value);
    }

    static PlaceId fresh() {
        return new PlaceId(Ids.fresh("place"));
    }

    @Override
    public String toString() {
        return value;
    }
}
