package fi.hymy.protocol.codec;

import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.survey.SurveyRef;
import tools.jackson.core.io.JsonStringEncoder;

/// Canonical JSON, written letter by letter: the very text that [Json#bytes] makes of a tree, without the
/// tree. For what travels most.
final class CanonicalText {
    private final StringBuilder json;

    CanonicalText(int expectedLength) {
        json = new StringBuilder(expectedLength);
    }

    CanonicalText open(char bracket) {
        next();
        json.append(bracket);
        return this;
    }

    CanonicalText close(char bracket) {
        json.append(bracket);
        return this;
    }

    /// The name of the field whose value follows.
    CanonicalText field(String name) {
        next();
        json.append('"').append(name).append("\":");
        return this;
    }

    CanonicalText number(long value) {
        next();
        json.append(value);
        return this;
    }

    /// A text without anything that would have to be escaped: an id or a word of ours.
    CanonicalText plain(String text) {
        next();
        json.append('"').append(text).append('"');
        return this;
    }

    /// Any text that is clean.
    CanonicalText text(String text) {
        next();
        json.append('"');
        if (isPlain(text)) {
            json.append(text);
        } else {
            JsonStringEncoder.getInstance().quoteAsString(text, json);
        }
        json.append('"');
        return this;
    }

    CanonicalText stamp(Stamp stamp) {
        return open('{').field("boot").number(stamp.boot()).moment(stamp).close('}');
    }

    /// The fields of a stamp beside its boot.
    CanonicalText moment(Stamp stamp) {
        return field("mono")
                .number(stamp.monotonicMillis())
                .field("wall")
                .number(stamp.wallMillis())
                .field("tq")
                .plain(Words.of(stamp.quality()));
    }

    CanonicalText ref(SurveyRef ref) {
        return open('{')
                .field("surveyId")
                .plain(ref.survey().value())
                .field("version")
                .number(ref.version())
                .field("hash")
                .plain(ref.hash().hex())
                .close('}');
    }

    @Override
    public String toString() {
        return json.toString();
    }

    /// A comma, unless this is the first of its kind or the value of a field.
    private void next() {
        if (!json.isEmpty() && "{[:".indexOf(json.charAt(json.length() - 1)) < 0) {
            json.append(',');
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
