package fi.hymy.fleet.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/// In which language a request is answered: the one that its reader chose, else the first that the browser names and
/// the console speaks. Programs are always answered in English.
@Component("localeResolver")
final class LanguageOfRequest implements LocaleResolver {
    private static final String KNOWN = LanguageOfRequest.class.getName();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        // Asked for every word of a page.
        if (request.getAttribute(KNOWN) instanceof Locale known) {
            return known;
        }
        Locale found = (ErrorPages.isForPrograms(request) ? Language.EN : wanted(request)).locale();
        request.setAttribute(KNOWN, found);
        return found;
    }

    private static Language wanted(HttpServletRequest request) {
        return Taste.language(request)
                .or(() -> Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> Language.of(locale).stream())
                        .findFirst())
                .orElse(Language.EN);
    }

    /// Never: the choice is made by its own form.
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the reader chooses");
    }
}
