package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.survey.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The small body of a request by who is not known yet: no more of it is read than may be in it.
final class SmallJson {
    static final int MAX_BYTES = 16 * 1024;

    private static final int MAX_WORDS = 200;

    private final JsonNode body;

    private SmallJson(JsonNode body) {
        this.body = body;
    }

    /// @throws ApiProblem when there is too much of it, or it is no JSON object
    static SmallJson read(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getContentLengthLong() > MAX_BYTES
                ? new byte[MAX_BYTES + 1]
                : request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw ApiProblem.tooLarge("The body may have at most %d bytes.".formatted(MAX_BYTES));
        }
        try {
            JsonNode body = JsonMapper.shared().readTree(bytes);
            if (body.isObject()) {
                return new SmallJson(body);
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw ApiProblem.unprocessable("The body must be a JSON object.", List.of());
    }

    /// What a kiosk says of itself: a few words that can be shown.
    String words(String field) {
        String text =
                body.path(field).asString("").replaceAll("\\p{Cntrl}", " ").strip();
        return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS);
    }

    SigningRequest request() {
        try {
            return SigningRequest.read(body.path("csr").asString(""));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.unprocessable(
                    "The certificate request was not taken.",
                    List.of(new Fault("csr", String.valueOf(e.getMessage()))));
        }
    }
}
