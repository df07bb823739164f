package fi.hymy.fleet.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where readers choose the language and how light the console is; signed in or not.
@Controller
final class TastePages {
    static final String PATH = "/taste";

    @GetMapping(PATH)
    String taste() {
        return "web/taste";
    }

    /// @param back the page to go on with, of our own
    @PostMapping(PATH)
    String choose(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = PATH) String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Language.of(language).ifPresent(chosen -> Taste.keep(chosen, request, response));
        Theme.of(theme).ifPresent(chosen -> Taste.keep(chosen, request, response));
        return "redirect:" + (back.matches("/(?![/\\\\]).*") ? back : PATH);
    }
}
