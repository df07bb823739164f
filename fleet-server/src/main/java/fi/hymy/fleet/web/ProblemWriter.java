package fi.hymy.fleet.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem details (RFC 9457) where no controller is at hand.
public final class ProblemWriter {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ProblemWriter() {}

    /// @param detail what to do about it
    public static void write(HttpServletResponse response, int status, String title, String detail) throws IOException {
        var problem = JSON.createObjectNode()
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream().write(problem.toString().getBytes(StandardCharsets.UTF_8));
    }
}
