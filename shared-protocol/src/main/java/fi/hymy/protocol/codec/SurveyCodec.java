package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;

/// Surveys as bytes: what is written by hand, published, fetched by kiosks and named by its hash. Pure; any thread.
public final class SurveyCodec {
    /// The largest survey, in bytes; more is refused unread.
    public static final int MAX_SURVEY = 512 * 1024;

    private SurveyCodec() {}

    /// Canonical, the published form: the same survey gives the same bytes.
    public static byte[] encode(Survey survey) {
        return Json.SURVEY.bytes(SurveyWriter.survey(survey));
    }

    /// Reads a survey, hand-written or published. Throws nothing, whatever the bytes.
    ///
    /// Fields that this program does not know are passed over, for the survey may come from a newer server; a
    /// question type or an operator that it does not know is a fault.
    public static SurveyReading read(byte[] bytes) {
        try {
            return SurveyReader.read(Place.root(Json.SURVEY.tree(withoutByteOrderMark(Json.SURVEY.text(bytes)))));
        } catch (CodecException e) {
            return new SurveyReading.Bad(List.of(e.fault()));
        } catch (JacksonException e) {
            return new SurveyReading.Bad(List.of(new Fault(Json.place(e), "is not JSON: " + e.getOriginalMessage())));
        }
    }

    /// Some editors put it before what people write by hand.
    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// SHA-256 of the bytes as they are.
    public static ContentHash hash(byte[] bytes) {
        try {
            return new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Names a survey by the hash of its canonical bytes.
    ///
    /// Whoever holds published bytes must hash those instead: a newer server may have written fields that this
    /// program passes over.
    public static SurveyRef ref(Survey survey) {
        return new SurveyRef(survey.id(), survey.version(), hash(encode(survey)));
    }
}
