package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.Spoken;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/// Writes down every request that changes something: who, from where, what was asked, about what, and what came
/// of it. It stands before the doors, so that what they refuse to an operator is written down too.
///
/// What kiosks send by themselves is no operator's change. Of those who are not signed in, only what was done is
/// written down, and what a feature says is by somebody: nobody can fill the trail from outside.
@Component
@Order(AuditFilter.BEFORE_THE_DOORS)
final class AuditFilter extends OncePerRequestFilter {
    /// Behind the filter that keeps the request at hand (-105), before Spring Security's (-100).
    static final int BEFORE_THE_DOORS = -103;

    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final List<String> MACHINES = List.of("/device/", "/enrol", "/content/");
    private static final int BROKEN = 500;

    private final AuditTrail trail;

    AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod()) || MACHINES.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Spoken.listen(request);
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            write(request, answered ? response.getStatus() : BROKEN);
        }
    }

    private void write(HttpServletRequest request, int status) {
        Audited.Said said = Audited.Said.of(request.getAttribute(Audited.Said.key()));
        Outcome outcome = Outcome.of(status);
        String who = said.by().isEmpty() ? Sight.now().who() : said.by();
        Optional<String> pattern = pattern(request);
        if (isPassedOver(request) || (who.isEmpty() && (outcome != Outcome.DONE || pattern.isEmpty()))) {
            return;
        }
        try {
            trail.write(
                    who,
                    request.getRemoteAddr(),
                    request.getMethod() + " " + pattern.orElseGet(request::getRequestURI),
                    status,
                    what(request, said),
                    said.changes(),
                    List.copyOf(subjects(request, said)));
        } catch (RuntimeException e) {
            LOG.error("what {} changed by {} could not be written down", who, pattern.orElse("?"), e);
        }
    }

    private static Set<Subject> subjects(HttpServletRequest request, Audited.Said said) {
        var subjects = new LinkedHashSet<Subject>();
        Named.in(request.getRequestURI()).map(Subject::of).ifPresent(subjects::add);
        subjects.addAll(said.subjects());
        return subjects;
    }

    private static Optional<String> pattern(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .map(Object::toString)
                .filter(pattern -> !pattern.contains("**"));
    }

    private static boolean isPassedOver(HttpServletRequest request) {
        return handler(request)
                .filter(handler -> handler.hasMethodAnnotation(ChangesNothing.class))
                .isPresent();
    }

    /// The feature's own words; else those that the page shows next, or what the API says that it does.
    private static Sentence what(HttpServletRequest request, Audited.Said said) {
        return said.what()
                .or(() -> Said.words(request).map(words -> Spoken.behind(request, words)))
                .or(() -> handler(request)
                        .flatMap(handler -> Optional.ofNullable(handler.getMethodAnnotation(Operation.class)))
                        .map(Operation::summary)
                        .map(summary -> Sentence.asked(summary)))
                .orElseGet(() -> Sentence.plain(""));
    }

    private static Optional<HandlerMethod> handler(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                ? Optional.of(handler)
                : Optional.empty();
    }
}
