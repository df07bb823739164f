package fi.hymy.fleet.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/// Who may ask for what, by method and path. The feature that knows the operators brings it.
public interface Access {
    /// @param who null for nobody
    /// @param method as `POST`
    /// @param path as `/kiosks/new`, without what follows a question mark
    boolean may(@Nullable Authentication who, String method, String path);

    /// In words, as `admins and device managers`; empty where no rule names the path.
    String whoMay(String method, String path);

    /// What somebody is, in words, as `a coordinator`; empty for nobody.
    String roleOf(@Nullable Authentication who);

    /// What somebody may see of the places and what stands there. Anybody who is no operator sees everything:
    /// the door that let them in decides.
    Sight sight(Authentication who);
}
