package fi.hymy.kiosk.content;

import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Asset;

/// A file to be fetched.
///
/// @param limit in bytes; what is longer is not taken
public record Wanted(Kind kind, ContentHash hash, long limit) {
    private static final int SHORT = 12;

    public static Wanted survey(ContentHash hash) {
        return new Wanted(Kind.SURVEY, hash, SurveyCodec.MAX_SURVEY);
    }

    /// Any asset may be as long as the longest: the size that a survey states was written by a person.
    public static Wanted asset(Asset asset) {
        return new Wanted(Kind.ASSET, asset.hash(), Asset.MAX_SIZE);
    }

    /// @param bytes how long it is, as was signed
    public static Wanted release(ContentHash hash, long bytes) {
        return new Wanted(Kind.RELEASE, hash, bytes);
    }

    /// For people, as in `the picture 3fa0c2d1e4b5`.
    public String inWords() {
        return "the %s %s"
                .formatted(
                        switch (kind) {
                            case SURVEY -> "survey";
                            case ASSET -> "picture";
                            case RELEASE -> "release";
                        },
                        hash.hex().substring(0, SHORT));
    }

    public enum Kind {
        SURVEY,
        ASSET,
        RELEASE
    }
}
