package fi.hymy.fleet.web;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A sentence that the next page shows once, above its content: what the action just done came to.
public final class Said {
    static final String KEY = "said";

    private Said() {}

    public static void on(RedirectAttributes redirect, String words) {
        redirect.addFlashAttribute(KEY, words);
    }
}
