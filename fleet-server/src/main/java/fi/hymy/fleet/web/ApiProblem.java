package fi.hymy.fleet.web;

import fi.hymy.protocol.survey.Fault;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/// A request of a program that cannot be done; answered as problem details (RFC 9457) with every fault at its
/// place.
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<Fault> faults;
    private final Duration wait;

    private ApiProblem(HttpStatus status, String detail, List<Fault> faults) {
        this(status, detail, faults, Duration.ZERO);
    }

    private ApiProblem(HttpStatus status, String detail, List<Fault> faults, Duration wait) {
        super(detail);
        this.wait = wait;
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    /// @param what as `kiosk`
    public static ApiProblem notFound(String what, String id) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "There is no %s '%s'.".formatted(what, id), List.of());
    }

    /// The request contradicts what is there.
    public static ApiProblem conflict(String detail) {
        return new ApiProblem(HttpStatus.CONFLICT, detail, List.of());
    }

    /// The request was read and is wrong.
    ///
    /// @param faults all of them
    public static ApiProblem unprocessable(String detail, List<Fault> faults) {
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, detail, faults);
    }

    /// The request has too many bytes.
    public static ApiProblem tooLarge(String detail) {
        return new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, detail, List.of());
    }

    /// It was asked too often.
    ///
    /// @param wait until it is worth while to ask again
    public static ApiProblem tooMany(String detail, Duration wait) {
        return new ApiProblem(HttpStatus.TOO_MANY_REQUESTS, detail, List.of(), wait);
    }

    /// There is no room for the request just now.
    ///
    /// @param wait until it is worth while to ask again
    public static ApiProblem busy(String detail, Duration wait) {
        return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of(), wait);
    }

    /// Zero when waiting does not help.
    Duration waiting() {
        return wait;
    }

    HttpStatus status() {
        return status;
    }

    List<Fault> faults() {
        return faults;
    }
}
