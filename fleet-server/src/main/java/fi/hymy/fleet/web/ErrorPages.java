package fi.hymy.fleet.web;

import static fi.hymy.fleet.web.Tongue.t;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// What is answered when something goes wrong outside of a controller's own care: to people a page that
/// says what happened and what to do, to programs problem details.
@Controller
public final class ErrorPages implements ErrorController {
    /// The request's attribute for who asked for what others may.
    public static final String WHO = ErrorPages.class.getName() + ".who";

    private final Access access;

    ErrorPages(Access access) {
        this.access = access;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = status(request);
        Fault fault = status == HttpStatus.FORBIDDEN ? forbidden(request) : Fault.of(status);
        if (isForPrograms(request)) {
            ProblemWriter.write(response, status.value(), status.getReasonPhrase(), forPrograms(status, fault));
            return null;
        }
        return new ModelAndView("web/error", Map.of("fault", fault), HttpStatus.valueOf(fault.code()));
    }

    private static String forPrograms(HttpStatus status, Fault fault) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address: see /v3/api-docs.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method: see /v3/api-docs.";
            case NOT_ACCEPTABLE -> "What this address gives is of none of the types that Accept names.";
            case BAD_REQUEST -> "The request could not be understood: see /v3/api-docs.";
            default -> fault.meaning();
        };
    }

    /// A form that was too old is one thing, and what one's role may not do is another: that says who may.
    private Fault forbidden(HttpServletRequest request) {
        Object reason = request.getAttribute(WebAttributes.ACCESS_DENIED_403);
        String who = access.whoMay(request.getMethod(), Frames.path(request));
        if (!(reason instanceof AccessDeniedException) || reason instanceof CsrfException) {
            return Fault.of(HttpStatus.FORBIDDEN);
        }
        if (who.isEmpty()) {
            return Fault.of(HttpStatus.NOT_FOUND);
        }
        Authentication asked = request.getAttribute(WHO) instanceof Authentication known ? known : null;
        return new Fault(
                HttpStatus.FORBIDDEN.value(),
                t("This is for others to do"),
                asked == null
                        ? t("Only %s may do this.", who)
                        : t(
                                "Only %s may do this. You are signed in as %s, %s.",
                                who, asked.getName(), access.roleOf(asked)),
                t("Ask one of them, or let an admin change your role."));
    }

    static boolean isForPrograms(HttpServletRequest request) {
        String path = Frames.path(request);
        return path.startsWith("/api/")
                || path.startsWith("/content/")
                || path.startsWith("/device/")
                || path.equals("/enrol")
                || path.startsWith("/enrol/")
                || path.startsWith("/actuator/")
                || path.startsWith("/v3/");
    }

    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    /// @param title what happened, in a few words
    /// @param meaning why, in a sentence
    /// @param advice what to do now
    record Fault(int code, String title, String meaning, String advice) {
        static Fault of(HttpStatus status) {
            int code = status.value();
            return switch (status) {
                case NOT_FOUND ->
                    new Fault(
                            code,
                            t("There is no such page"),
                            t("The address is mistyped, or what it showed is no longer there."),
                            t("Go back, or begin at the overview."));
                case FORBIDDEN ->
                    new Fault(
                            code,
                            t("This was not done"),
                            t("The form was too old to be trusted, or you may not do this."),
                            t("Go back, load the page again and try once more. Signing in anew also helps."));
                case CONTENT_TOO_LARGE ->
                    new Fault(
                            code,
                            t("The file is too large"),
                            t("Surveys may have 512 KiB, pictures 20 MiB."),
                            t("Go back and choose a smaller file."));
                case UNSUPPORTED_MEDIA_TYPE ->
                    new Fault(
                            code,
                            t("Sent as the wrong type"),
                            t(
                                    "The Content-Type is not taken here. Send JSON as application/json, and a file's bytes as application/octet-stream."),
                            t("Go back and try again."));
                case BAD_REQUEST, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE ->
                    new Fault(
                            code,
                            t("This could not be understood"),
                            t("Something was missing from what your browser sent, or was not in the right form."),
                            t("Go back and try again."));
                case SERVICE_UNAVAILABLE ->
                    new Fault(
                            code,
                            t("Busy just now"),
                            t(
                                    "The server has more to do than it can take. Kiosks keep their answers until it has time."),
                            t("Try again in a moment."));
                default ->
                    new Fault(
                            code,
                            t("Something broke on the server"),
                            t(
                                    "It was not your doing. Answers from kiosks are safe: each keeps its own until they are stored."),
                            t(
                                    "Try again in a moment. If it stays, tell whoever runs the server to look into its log."));
            };
        }
    }
}
