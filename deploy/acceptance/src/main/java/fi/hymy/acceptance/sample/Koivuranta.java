package fi.hymy.acceptance.sample;

import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/// The files of the sample customer.
public final class Koivuranta {
    private Koivuranta() {}

    /// What can be asked of the visitors. `LONG` has twenty questions and `SHORT` three, for machines to answer;
    /// `CALLBACK` asks for an address to write or call to.
    public enum Kind {
        VISIT,
        RECOMMEND,
        EVENT,
        LONG,
        SHORT,
        CALLBACK
    }

    /// A survey as it was written by hand.
    public static byte[] json(Kind kind) {
        return file(kind.name().toLowerCase(Locale.ROOT) + ".json");
    }

    public static Survey survey(Kind kind) {
        return switch (SurveyCodec.read(json(kind))) {
            case SurveyReading.Good(Survey survey) -> survey;
            case SurveyReading.Bad(var faults) ->
                throw new IllegalStateException("the sample survey " + kind + " is faulty: " + faults);
        };
    }

    /// A PNG picture.
    public static byte[] logo() {
        return file("logo.png");
    }

    private static byte[] file(String name) {
        try (InputStream in = Koivuranta.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the sample file " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
