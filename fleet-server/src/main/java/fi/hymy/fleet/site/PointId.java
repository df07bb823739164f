package fi.hymy.fleet.site;

/// Names an experience point for ever.
///
/// @param value `[A-Za-z0-9_-]{8,64}`
public record PointId(String value) {
    public PointId {
        Ids.check("point id", value);
    }

    static PointId fresh() {
        return new PointId(Ids.fresh("point"));
    }

    @Override
    public String toString() {
        return value;
    }
}
