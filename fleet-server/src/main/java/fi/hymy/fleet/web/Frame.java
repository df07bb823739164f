package fi.hymy.fleet.web;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What every page needs besides its own content; each template gets it as `frame`.
///
/// @param path of the request, for the menu
/// @param operator who is signed in, or null
/// @param csrf the hidden field of every form
/// @param said what the last action came to, shown once, or null
/// @param times moments in words
/// @param files addresses of styles and scripts
/// @param theme how light the page is
/// @param access whether who is signed in may ask for a path, by method and path
public record Frame(
        String path,
        @Nullable String operator,
        Csrf csrf,
        @Nullable String said,
        Times times,
        StaticFiles files,
        Theme theme,
        BiPredicate<String, String> access) {
    /// @param field name of the hidden field
    /// @param token its value, new for every page
    public record Csrf(String field, String token) {}

    /// Whether who is signed in may send a form there; what one may not do is not offered.
    ///
    /// @param path as `/kiosks`
    public boolean may(String path) {
        return access.test("POST", path);
    }

    /// Whether who is signed in may see the page.
    public boolean sees(String path) {
        return access.test("GET", path);
    }

    /// In which the page is written.
    public Language language() {
        return Tongue.language();
    }

    /// Whether the page lies in a part of the console.
    ///
    /// @param root as `/kiosks`
    public boolean within(String root) {
        return root.equals("/") ? path.equals("/") : path.equals(root) || path.startsWith(root + "/");
    }
}
