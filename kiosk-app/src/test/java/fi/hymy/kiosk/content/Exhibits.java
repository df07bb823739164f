package fi.hymy.kiosk.content;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import fi.hymy.protocol.survey.Theme;
import java.util.List;
import java.util.Random;

/// A survey with a logo, and the bytes of both as they are published.
public final class Exhibits {
    private static final int LOGO_SIZE = 100_000;

    private final SurveyRef ref;
    private final byte[] survey;
    private final byte[] logo;

    private Exhibits(SurveyRef ref, byte[] survey, byte[] logo) {
        this.ref = ref;
        this.survey = survey;
        this.logo = logo;
    }

    /// The same survey with another version and another logo for every number.
    public static Exhibits version(int version) {
        return version(version, LOGO_SIZE);
    }

    public static Exhibits version(int version, int logoSize) {
        byte[] logo = new byte[logoSize];
        new Random(version).nextBytes(logo);
        Survey plain = SampleSurveys.smileyWhy();
        Survey survey = new Survey(
                plain.id(),
                version,
                plain.name(),
                plain.languages(),
                plain.pages(),
                plain.endings(),
                new Theme(Theme.PLAIN.colours(), "Inter", 16, SurveyCodec.hash(logo), null),
                plain.settings(),
                List.of(new Asset(SurveyCodec.hash(logo), "image/png", logo.length)));
        return new Exhibits(SurveyCodec.ref(survey), SurveyCodec.encode(survey), logo);
    }

    public SurveyRef ref() {
        return ref;
    }

    public byte[] survey() {
        return survey.clone();
    }

    public byte[] logo() {
        return logo.clone();
    }

    public ContentHash logoHash() {
        return SurveyCodec.hash(logo);
    }

    /// Puts both files on a server.
    public Exhibits on(ContentServer server) {
        server.survey(survey);
        server.asset(logo);
        return this;
    }
}
