package fi.hymy.fleet.account;

import static fi.hymy.fleet.account.Role.ADMIN;
import static fi.hymy.fleet.account.Role.COORDINATOR;
import static fi.hymy.fleet.account.Role.DEVICE_MANAGER;

import fi.hymy.fleet.web.Access;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The one table that says who may do what. The first row that fits decides; what no row names nobody may,
/// so a new route needs a row here.
///
/// Reading is GET and HEAD; everything else changes something.
@Component
final class Rules implements Access {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> ADMINS = EnumSet.of(ADMIN);
    private static final Set<Role> MANAGERS = EnumSet.of(ADMIN, DEVICE_MANAGER);
    private static final Set<Role> COORDINATORS = EnumSet.of(ADMIN, COORDINATOR);

    private static final List<Rule> TABLE = List.of(
            // one's own account, and other people's
            both(ALL, "/account/**", "/api/v1/account/**"),
            both(ADMINS, "/operators/**", "/api/v1/operators/**"),
            // what is open to whoever is signed in
            read(
                    ALL,
                    "/",
                    "/live/overview",
                    "/api/v1/overview",
                    "/v3/api-docs/**",
                    "/v3/api-docs.yaml",
                    "/actuator/prometheus"),
            // kiosks: their life, their boxes and what is asked of them
            change(ALL, "/api/v1/kiosks/{id}/tags"),
            both(ALL, "/kiosks/{id}/install-link", "/api/v1/kiosks/{id}/install-link"),
            read(MANAGERS, "/kiosks/new"),
            read(ALL, "/kiosks/**", "/live/kiosks/**", "/live/kiosk-options", "/api/v1/kiosks/**"),
            change(MANAGERS, "/kiosks/**", "/api/v1/kiosks/**"),
            both(MANAGERS, "/join/**", "/live/join/**", "/enrolments/**", "/live/enrolments/**"),
            both(MANAGERS, "/api/v1/enrolments/**"),
            read(ALL, "/life/**", "/api/v1/life/**"),
            change(MANAGERS, "/life/**", "/api/v1/life/**"),
            // surveys are drafted by both; what shows on kiosks at once is the device manager's
            both(MANAGERS, "/surveys/{id}/publish/**"),
            change(MANAGERS, "/surveys/{id}/state", "/surveys/{id}/back", "/api/v1/surveys/{id}/state"),
            change(MANAGERS, "/api/v1/surveys/{id}/back"),
            change(MANAGERS, "/api/v1/surveys/{id}/versions/**", "/api/v1/publications/**"),
            both(ALL, "/surveys/**", "/live/surveys/**", "/api/v1/surveys/**", "/api/v1/assets/**"),
            read(ALL, "/api/v1/publications/**"),
            // what shows when and where is planned by both
            change(MANAGERS, "/api/v1/assignments", "/api/v1/assignments/none"),
            both(ALL, "/assignments/**", "/live/assignments/**", "/api/v1/assignments/**"),
            read(ALL, "/calendar/**", "/live/calendar/**", "/api/v1/calendar/**"),
            // rollouts
            read(MANAGERS, "/rollouts/new/**"),
            read(ALL, "/rollouts/**", "/live/rollouts/**", "/api/v1/rollouts/**"),
            change(MANAGERS, "/rollouts/**", "/api/v1/rollouts/**"),
            // where kiosks stand
            change(ALL, "/sites/points/{id}/kiosk", "/sites/placements/**", "/sites/groups/**", "/sites/undo/{id}"),
            read(COORDINATORS, "/sites/new", "/sites/import", "/sites/bulk", "/sites/places/{id}/edit"),
            read(ALL, "/sites/**", "/live/sites/**"),
            change(COORDINATORS, "/sites/**"),
            both(ALL, "/api/v1/placements/**", "/api/v1/groups/**", "/api/v1/kiosk-queries/**"),
            read(ALL, "/api/v1/places/**", "/api/v1/points/**", "/api/v1/sheets/**"),
            change(COORDINATORS, "/api/v1/places/**", "/api/v1/points/**", "/api/v1/sheets/**"),
            // the coordinator's plan; what is packed is ticked off by the device manager
            change(MANAGERS, "/plan/packing/**", "/api/v1/packing/**"),
            read(ALL, "/plan/**", "/api/v1/plans/**", "/api/v1/packing/**", "/api/v1/reservations/**"),
            change(COORDINATORS, "/plan/**", "/api/v1/plans/**", "/api/v1/reservations/**"),
            // answers
            read(ALL, "/results/**", "/live/results/**", "/api/v1/results/**"),
            both(COORDINATORS, "/contacts/**", "/api/v1/contacts/**"),
            read(MANAGERS, "/quarantine/{id}/raw", "/api/v1/quarantine/{id}/raw"),
            read(ALL, "/quarantine/**", "/live/quarantine/**", "/api/v1/quarantine/**"));

    private enum Doing {
        READ,
        CHANGE,
        BOTH
    }

    private record Rule(Doing doing, Set<Role> roles, List<PathPattern> paths) {
        boolean fits(boolean reads, PathContainer path) {
            return (doing == Doing.BOTH || (doing == Doing.READ) == reads)
                    && paths.stream().anyMatch(pattern -> pattern.matches(path));
        }
    }

    @Override
    public boolean may(@Nullable Authentication who, String method, String path) {
        Set<Role> roles = roles(method, path).orElse(Set.of());
        return who != null
                && who.isAuthenticated()
                && who.getAuthorities().stream()
                        .anyMatch(held ->
                                roles.stream().anyMatch(role -> role.authority().equals(held.getAuthority())));
    }

    @Override
    public String whoMay(String method, String path) {
        return roles(method, path)
                .map(roles -> roles.stream().map(Role::many).collect(Collectors.joining(" and ")))
                .orElse("");
    }

    @Override
    public String roleOf(@Nullable Authentication who) {
        return who != null && who.getPrincipal() instanceof Operator operator
                ? operator.role().one()
                : "";
    }

    /// Who may; empty where no row names the path.
    Optional<Set<Role>> roles(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        PathContainer parsed = PathContainer.parsePath(path);
        return TABLE.stream()
                .filter(rule -> rule.fits(reads, parsed))
                .findFirst()
                .map(Rule::roles);
    }

    private static Rule read(Set<Role> roles, String... paths) {
        return rule(Doing.READ, roles, paths);
    }

    private static Rule change(Set<Role> roles, String... paths) {
        return rule(Doing.CHANGE, roles, paths);
    }

    private static Rule both(Set<Role> roles, String... paths) {
        return rule(Doing.BOTH, roles, paths);
    }

    private static Rule rule(Doing doing, Set<Role> roles, String... paths) {
        return new Rule(
                doing,
                roles,
                Arrays.stream(paths)
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList());
    }
}
