package fi.hymy.fleet.account;

import static fi.hymy.fleet.account.Role.ADMIN;
import static fi.hymy.fleet.account.Role.COORDINATOR;
import static fi.hymy.fleet.account.Role.DESIGNER;
import static fi.hymy.fleet.account.Role.DEVICE_MANAGER;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Access;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.Sights;
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
    private static final Set<Role> STAFF = EnumSet.of(ADMIN, DEVICE_MANAGER, COORDINATOR);
    private static final Set<Role> MAKERS = EnumSet.of(ADMIN, DEVICE_MANAGER, COORDINATOR, DESIGNER);

    private static final List<Rule> TABLE = List.of(
            // one's own account, and other people's
            both(ALL, "/account/**", "/api/v1/account/**").inSubTrees(),
            both(ADMINS, "/operators/**", "/api/v1/operators/**"),
            read(STAFF, "/audit/**", "/api/v1/audit/**"),
            // what is open to whoever is signed in
            read(
                            ALL,
                            "/",
                            "/live/overview",
                            "/find",
                            "/live/find",
                            "/api/v1/overview",
                            "/v3/api-docs/**",
                            "/v3/api-docs.yaml")
                    .inSubTrees(),
            read(STAFF, "/actuator/prometheus"),
            // kiosks: their life, their boxes and what is asked of them
            change(STAFF, "/api/v1/kiosks/{id}/tags").inSubTrees(),
            both(STAFF, "/kiosks/{id}/install-link", "/api/v1/kiosks/{id}/install-link")
                    .inSubTrees(),
            read(MANAGERS, "/kiosks/new"),
            read(STAFF, "/kiosks/{id}/settings", "/api/v1/kiosks/{id}/certificates")
                    .inSubTrees(),
            read(ALL, "/kiosks/**", "/live/kiosks/**", "/live/kiosk-options", "/api/v1/kiosks/**")
                    .inSubTrees(),
            change(MANAGERS, "/kiosks", "/api/v1/kiosks", "/api/v1/kiosks/batch"),
            change(MANAGERS, "/api/v1/kiosks/{id}/replacement"),
            change(MANAGERS, "/kiosks/{id}/**", "/api/v1/kiosks/{id}/**").inSubTrees(),
            both(MANAGERS, "/commands/**", "/live/commands/**", "/api/v1/commands/**")
                    .inSubTrees(),
            both(MANAGERS, "/join/**", "/live/join/**", "/enrolments/**", "/live/enrolments/**"),
            both(MANAGERS, "/api/v1/enrolments/**"),
            read(STAFF, "/life/**", "/api/v1/life/**"),
            change(MANAGERS, "/life/**", "/api/v1/life/**"),
            // surveys are drafted by all but viewers; what shows on kiosks at once is the device manager's
            both(MANAGERS, "/surveys/{id}/publish/**").inSubTrees(),
            read(STAFF, "/surveys/{id}/state", "/surveys/{id}/back"),
            change(MANAGERS, "/surveys/{id}/state", "/surveys/{id}/back", "/api/v1/surveys/{id}/state"),
            change(MANAGERS, "/api/v1/surveys/{id}/back"),
            change(MANAGERS, "/api/v1/surveys/{id}/versions/**", "/api/v1/publications/**"),
            read(STAFF, "/api/v1/surveys/{id}/state", "/api/v1/surveys/{id}/late-answers"),
            both(MAKERS, "/surveys/**", "/live/surveys/**", "/api/v1/surveys/**", "/api/v1/assets/**")
                    .inSubTrees(),
            read(STAFF, "/api/v1/publications/**"),
            // what shows when and where is planned by both
            read(ALL, "/assignments/calendar/**").inSubTrees(),
            change(MANAGERS, "/api/v1/assignments", "/api/v1/assignments/none").inSubTrees(),
            both(STAFF, "/assignments/**", "/live/assignments/**", "/api/v1/assignments/**"),
            read(STAFF, "/calendar/**", "/live/calendar/**", "/api/v1/calendar/**"),
            // rollouts
            read(MANAGERS, "/rollouts/new/**"),
            read(STAFF, "/rollouts/**", "/live/rollouts/**", "/api/v1/rollouts/**"),
            change(MANAGERS, "/rollouts/**", "/api/v1/rollouts/**"),
            // software
            read(STAFF, "/releases/**", "/live/releases/**", "/api/v1/releases/**", "/api/v1/software"),
            change(MANAGERS, "/releases/**", "/api/v1/releases/**"),
            // where kiosks stand
            change(STAFF, "/sites/groups/**", "/sites/undo/{id}"),
            change(STAFF, "/sites/points/{id}/kiosk", "/sites/placements/**").inSubTrees(),
            read(COORDINATORS, "/sites/new", "/sites/places/{id}/edit").inSubTrees(),
            read(COORDINATORS, "/sites/import", "/sites/bulk"),
            read(STAFF, "/sites/groups/**"),
            read(ALL, "/sites/**", "/live/sites/**").inSubTrees(),
            change(COORDINATORS, "/sites/import/**", "/sites/bulk/**"),
            change(COORDINATORS, "/sites/**").inSubTrees(),
            both(STAFF, "/api/v1/placements/**").inSubTrees(),
            read(ALL, "/api/v1/kiosk-queries").inSubTrees(),
            both(STAFF, "/api/v1/groups/**", "/api/v1/kiosk-queries/**"),
            read(ALL, "/api/v1/places/**", "/api/v1/points/**", "/api/v1/sheets/**")
                    .inSubTrees(),
            change(COORDINATORS, "/api/v1/places/{id}/sites", "/api/v1/sheets/**"),
            change(COORDINATORS, "/api/v1/places/**", "/api/v1/points/**").inSubTrees(),
            // the coordinator's plan; what is packed is ticked off by the device manager
            change(MANAGERS, "/plan/packing/**", "/api/v1/packing/**"),
            read(STAFF, "/plan/packing/**"),
            read(STAFF, "/plan", "/plan/in/{id}", "/plan/points/{id}", "/api/v1/plans/**")
                    .inSubTrees(),
            change(COORDINATORS, "/plan/in/{id}", "/plan/points/{id}", "/api/v1/plans/{id}")
                    .inSubTrees(),
            read(STAFF, "/plan/**", "/api/v1/packing/**", "/api/v1/reservations/**"),
            change(COORDINATORS, "/plan/**", "/api/v1/plans/**", "/api/v1/reservations/**"),
            // alarms; who is told and by which rules is the device manager's
            both(MANAGERS, "/alarms/rules/**", "/alarms/recipients/**", "/alarms/webhooks/**", "/alarms/deliveries/**"),
            both(MANAGERS, "/api/v1/alert-rules/**", "/api/v1/alert-recipients/**"),
            both(MANAGERS, "/api/v1/webhooks/**", "/api/v1/deliveries/**"),
            read(ALL, "/alarms/**", "/live/alarms/**", "/api/v1/alerts/**").inSubTrees(),
            change(STAFF, "/alarms/**", "/api/v1/alerts/**").inSubTrees(),
            // answers
            read(ALL, "/results/**", "/live/results/**", "/api/v1/results/**").inSubTrees(),
            both(COORDINATORS, "/contacts/**", "/api/v1/contacts/**")
                    .inSubTrees()
                    .withContacts(),
            read(MANAGERS, "/quarantine/{id}/raw", "/api/v1/quarantine/{id}/raw"),
            read(STAFF, "/quarantine/**", "/live/quarantine/**", "/api/v1/quarantine/**"));

    private final Scopes scopes;

    Rules(Scopes scopes) {
        this.scopes = scopes;
    }

    enum Doing {
        READ,
        CHANGE,
        BOTH
    }

    /// @param whole whether only those who see every place may, whatever their role
    /// @param contacts whether it shows contact details, which not everybody of the role may see
    record Rule(Doing doing, Set<Role> roles, boolean whole, boolean contacts, List<PathPattern> paths) {
        /// Those too whose work is within sub-trees of places: what the path shows keeps to [Sight#now()].
        Rule inSubTrees() {
            return new Rule(doing, roles, false, contacts, paths);
        }

        Rule withContacts() {
            return new Rule(doing, roles, whole, true, paths);
        }

        boolean admits(Authentication who) {
            return who.getAuthorities().stream()
                    .anyMatch(held ->
                            roles.stream().anyMatch(role -> role.authority().equals(held.getAuthority())));
        }

        boolean suits(Sight sight) {
            return (!whole || sight.isWhole()) && (!contacts || sight.seesContacts());
        }

        String words() {
            String words = roles.stream().map(role -> t(role.many())).collect(Collectors.joining(t(" and ")));
            if (whole && !Sight.now().isWhole()) {
                words = t("%s who see every site", words);
            }
            return contacts && !Sight.now().seesContacts() ? t("%s who may see contact details", words) : words;
        }

        boolean fits(boolean reads, PathContainer path) {
            return (doing == Doing.BOTH || (doing == Doing.READ) == reads)
                    && paths.stream().anyMatch(pattern -> pattern.matches(path));
        }
    }

    @Override
    public boolean may(@Nullable Authentication who, String method, String path) {
        if (who == null || !who.isAuthenticated()) {
            return false;
        }
        // Asked for first: the audit trail learns from it who was refused.
        Sight sight = sight(who);
        return rule(method, path)
                .filter(rule -> rule.admits(who) && rule.suits(sight))
                .isPresent();
    }

    @Override
    public String whoMay(String method, String path) {
        return rule(method, path).map(Rule::words).orElse("");
    }

    @Override
    public Sight sight(Authentication who) {
        boolean operator = who.getAuthorities().stream()
                .anyMatch(held -> ALL.stream().anyMatch(role -> role.authority().equals(held.getAuthority())));
        return operator ? Sights.once(who.getName(), () -> scopes.of(who.getName())) : Sight.WHOLE;
    }

    @Override
    public String roleOf(@Nullable Authentication who) {
        return who != null && who.getPrincipal() instanceof Operator operator
                ? operator.role().one()
                : "";
    }

    /// Who may; empty where no row names the path.
    Optional<Set<Role>> roles(String method, String path) {
        return rule(method, path).map(Rule::roles);
    }

    /// The row that decides.
    Optional<Rule> rule(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        PathContainer parsed = PathContainer.parsePath(path);
        return TABLE.stream().filter(rule -> rule.fits(reads, parsed)).findFirst();
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
                true,
                false,
                Arrays.stream(paths)
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList());
    }
}
