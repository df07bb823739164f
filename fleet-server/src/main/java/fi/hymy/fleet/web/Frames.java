package fi.hymy.fleet.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/// Makes the frame of one request.
@Component
final class Frames {
    private static final Frame.Csrf NO_FORMS = new Frame.Csrf("_csrf", "");

    private final Times times;
    private final Access access;
    private final StaticFiles files = new StaticFiles();

    Frames(Times times, Access access) {
        this.times = times;
        this.access = access;
    }

    Frame of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return new Frame(
                path(request),
                principal == null ? null : principal.getName(),
                csrf(request),
                said(request),
                times,
                files,
                Taste.theme(request),
                (method, path) -> access.may(who(request), method, path));
    }

    /// Who is signed in, or null.
    static @Nullable Authentication who(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication who ? who : null;
    }

    /// The address that was asked for, also while an error page is made.
    static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    private static Frame.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getParameterName(), token.getToken())
                : NO_FORMS;
    }

    private static @Nullable String said(HttpServletRequest request) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(Said.KEY) instanceof String words ? words : null;
    }
}
