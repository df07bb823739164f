package fi.hymy.fleet.web;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Keeps the sight of one who asks for as long as the request lasts.
public final class Sights {
    private static final String KEY = Sight.class.getName();

    private Sights() {}

    /// The sight of the request at hand; asked for once per request.
    ///
    /// @param who the user name it must be of
    public static Sight once(String who, Supplier<Sight> asked) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return asked.get();
        }
        Optional<Sight> kept = kept(request).filter(sight -> sight.who().equals(who));
        if (kept.isPresent()) {
            return kept.get();
        }
        Sight sight = asked.get();
        request.setAttribute(KEY, sight, RequestAttributes.SCOPE_REQUEST);
        return sight;
    }

    static Optional<Sight> kept(RequestAttributes request) {
        return request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST) instanceof Sight sight
                ? Optional.of(sight)
                : Optional.empty();
    }
}
