package fi.hymy.fleet.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/// A sentence that the next page shows once, above its content: what the action just done came to.
public final class Said {
    static final String KEY = "said";

    private Said() {}

    public static void on(RedirectAttributes redirect, String words) {
        redirect.addFlashAttribute(KEY, words);
    }

    /// The sentence that the page after this request will show.
    public static Optional<String> words(HttpServletRequest request) {
        FlashMap coming = RequestContextUtils.getOutputFlashMap(request);
        return coming != null && coming.get(KEY) instanceof String words ? Optional.of(words) : Optional.empty();
    }
}
