package fi.hymy.protocol.codec;

import fi.hymy.protocol.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/// The golden files: how each message, response and survey looks on the wire. Written with line breaks for
/// people to read; without them they are the canonical bytes.
final class Golden {
    private Golden() {}

    static byte[] message(Class<? extends Message> type) {
        return read("/wire/v1/" + name(type) + ".json");
    }

    static String name(Class<? extends Message> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    static byte[] response() {
        return read("/wire/v1/response-every-kind.json");
    }

    static byte[] contact() {
        return read("/wire/v1/response-contact.json");
    }

    static byte[] sealed() {
        return read("/wire/v1/response-sealed.json");
    }

    static byte[] sealedContents() {
        return read("/wire/v1/response-sealed-contents.json");
    }

    static byte[] survey() {
        return read("/wire/v1/survey-every-kind.json");
    }

    static byte[] surveyLook() {
        return read("/wire/v1/survey-every-look.json");
    }

    /// Without white space between the tokens, everything else as written.
    static byte[] compact(byte[] golden) {
        return Json.SURVEY.bytes(Json.SURVEY.tree(Json.SURVEY.text(golden)));
    }

    static byte[] read(String path) {
        try (InputStream in = Golden.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("there is no golden file " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
