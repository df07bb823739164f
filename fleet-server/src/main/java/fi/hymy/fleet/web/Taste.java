package fi.hymy.fleet.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// What readers choose for themselves: the language and how light the console is. Kept by the browser for a year, so
/// that the sign-in page has it too.
final class Taste {
    private static final String LANGUAGE = "hymy-language";
    private static final String THEME = "hymy-theme";
    private static final Duration KEPT = Duration.ofDays(365);

    private Taste() {}

    static Optional<Language> language(HttpServletRequest request) {
        return cookie(request, LANGUAGE).flatMap(Language::of);
    }

    static Theme theme(HttpServletRequest request) {
        return cookie(request, THEME).flatMap(Theme::of).orElse(Theme.SYSTEM);
    }

    static void keep(Language language, HttpServletRequest request, HttpServletResponse response) {
        keep(LANGUAGE, language.key(), request, response);
    }

    static void keep(Theme theme, HttpServletRequest request, HttpServletResponse response) {
        keep(THEME, theme.key(), request, response);
    }

    private static void keep(String name, String value, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(KEPT)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
