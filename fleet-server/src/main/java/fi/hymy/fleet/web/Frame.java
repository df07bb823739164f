package fi.hymy.fleet.web;

import org.jspecify.annotations.Nullable;

/// What every page needs besides its own content; each template gets it as `frame`.
///
/// @param path of the request, for the menu
/// @param operator who is signed in, or null
/// @param csrf the hidden field of every form
/// @param said what the last action came to, shown once, or null
/// @param times moments in words
/// @param files addresses of styles and scripts
public record Frame(
        String path,
        @Nullable String operator,
        Csrf csrf,
        @Nullable String said,
        Times times,
        StaticFiles files) {
    /// @param field name of the hidden field
    /// @param token its value, new for every page
    public record Csrf(String field, String token) {}

    /// Whether the page lies in a part of the console.
    ///
    /// @param root as `/kiosks`
    public boolean within(String root) {
        return root.equals("/") ? path.equals("/") : path.equals(root) || path.startsWith(root + "/");
    }
}
