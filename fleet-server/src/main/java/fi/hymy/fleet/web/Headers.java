package fi.hymy.fleet.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Security headers, the same for every chain but for the content security policy.
public final class Headers {
    /// Pages: only our own files, no inline script or style, no eval, no frames. Tabler's form controls
    /// paint their arrows with data: pictures.
    static final String PAGES =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    /// What is read by programs and must never run as a page.
    static final String DATA = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private static final String NO_FEATURES = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private Headers() {}

    /// For chains that serve data to programs.
    public static void data(HttpSecurity http) {
        apply(http, DATA, NO_FEATURES);
    }

    /// For chains of pages that people on the way open on their phones: those may say where they are.
    public static void phonePages(HttpSecurity http) {
        apply(http, PAGES, NO_FEATURES.replace("geolocation=()", "geolocation=(self)"));
    }

    /// For the console.
    public static void pages(HttpSecurity http) {
        apply(http, PAGES, NO_FEATURES);
    }

    private static void apply(HttpSecurity http, String policy, String features) {
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(features)));
    }
}
