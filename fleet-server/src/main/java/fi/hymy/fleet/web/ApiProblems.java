package fi.hymy.fleet.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Turns what goes wrong in a REST controller into problem details.
@RestControllerAdvice(annotations = RestController.class)
final class ApiProblems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ProblemDetail problem(ApiProblem problem, HttpServletResponse response) {
        if (problem.waiting().isPositive()) {
            long seconds = Math.max(1, problem.waiting().plusMillis(999).toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), words(problem));
        detail.setTitle(problem.status().getReasonPhrase());
        if (!problem.faults().isEmpty()) {
            List<Map<String, String>> faults = problem.faults().stream()
                    .map(fault -> Map.of("path", fault.path(), "message", fault.message()))
                    .toList();
            detail.setProperty("faults", faults);
        }
        return detail;
    }

    /// Identifiers and names in requests check themselves as they are made.
    @ExceptionHandler
    ProblemDetail wrongValue(IllegalArgumentException wrong) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, words(wrong));
    }

    @ExceptionHandler
    ProblemDetail broken(RuntimeException broken) {
        LOG.error("a request failed", broken);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something broke on the server; its log says what.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Throwable cause = unreadable.getMostSpecificCause();
        if (cause instanceof BodyLimit.TooLargeException) {
            HttpStatus tooLarge = HttpStatus.CONTENT_TOO_LARGE;
            return handleExceptionInternal(
                    unreadable, ProblemDetail.forStatusAndDetail(tooLarge, words(cause)), headers, tooLarge, request);
        }
        String why = cause instanceof IllegalArgumentException
                ? words(cause)
                : "The body could not be read as the JSON that belongs here: see /v3/api-docs.";
        return handleExceptionInternal(
                unreadable, ProblemDetail.forStatusAndDetail(status, why), headers, status, request);
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? "The request cannot be done." : message;
    }
}
