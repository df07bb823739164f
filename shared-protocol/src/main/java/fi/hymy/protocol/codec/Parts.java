package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.survey.SurveyRef;
import tools.jackson.databind.node.ObjectNode;

/// The small parts that several messages share: moments and references to survey versions.
final class Parts {
    private Parts() {}

    static void stamp(ObjectNode json, Stamp stamp) {
        json.put("mono", stamp.monotonicMillis());
        json.put("wall", stamp.wallMillis());
        json.put("tq", Words.of(stamp.quality()));
    }

    static ObjectNode stamp(Stamp stamp) {
        ObjectNode json = Json.object().put("boot", stamp.boot());
        stamp(json, stamp);
        return json;
    }

    static Stamp stamp(Place place) {
        long boot = place.field("boot").whole(1, Long.MAX_VALUE);
        long monotonic = place.field("mono").whole(0, Long.MAX_VALUE);
        long wall = place.field("wall").whole(Long.MIN_VALUE, Long.MAX_VALUE);
        return new Stamp(boot, monotonic, wall, Words.TIME_QUALITY.read(place.field("tq")));
    }

    static ObjectNode ref(SurveyRef ref) {
        return Json.object()
                .put("surveyId", ref.survey().value())
                .put("version", ref.version())
                .put("hash", ref.hash().hex());
    }

    static SurveyRef ref(Place place) {
        return new SurveyRef(
                place.field("surveyId").parse(SurveyId::new),
                place.field("version").integer(1, Integer.MAX_VALUE),
                place.field("hash").parse(ContentHash::new));
    }
}
