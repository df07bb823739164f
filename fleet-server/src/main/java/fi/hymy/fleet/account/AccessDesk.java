package fi.hymy.fleet.account;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Named;
import fi.hymy.fleet.web.Tongue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Gives operators a role and says how far each sees.
@Component
final class AccessDesk {
    private final Staff staff;
    private final Scopes scopes;
    private final Places places;
    private final WriterDb writer;

    AccessDesk(Staff staff, Scopes scopes, Places places, WriterDb writer) {
        this.staff = staff;
        this.scopes = scopes;
        this.places = places;
        this.writer = writer;
    }

    /// Both at once, or neither. An admin sees everything, whatever was asked for.
    ///
    /// @param by a user name
    Staff.Result set(String id, Role role, Scopes.Scope wanted, String by) {
        Map<String, Place> known = known();
        Scopes.Scope scope = role.canBeScoped() ? wanted : Scopes.Scope.EVERYTHING;
        if (!known.keySet().containsAll(scope.places())) {
            return new Staff.Result.Refused(Tongue.key("There is a place among them that is no more. Choose again."));
        }
        if (!scope.whole() && scope.places().isEmpty()) {
            return new Staff.Result.Refused(
                    Tongue.key("Choose at least one place, or let the operator see every place."));
        }
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            Scopes.Scope old = scopes.scope(id);
            Staff.Result result = staff.setRole(id, role, by);
            if (result instanceof Staff.Result.Done) {
                scopes.set(id, scope);
                Audited.about(Named.Kind.OPERATOR, id);
                Audited.change("places", words(old, known), words(scope, known));
                Audited.change("contact details", yes(old.contacts()), yes(scope.contacts()));
            }
            return result;
        }));
    }

    /// As `Every place`, or `City library, Malmi`.
    String words(Scopes.Scope scope) {
        return words(scope, known());
    }

    String words(Scopes.Scope scope, Map<String, Place> known) {
        if (scope.whole()) {
            return Tongue.t("Every place");
        }
        List<String> names = scope.places().stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .map(Place::name)
                .sorted()
                .toList();
        return names.isEmpty() ? Tongue.t("No place") : String.join(", ", names);
    }

    Map<String, Place> known() {
        return places.all().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Function.identity()));
    }

    private static String yes(boolean sees) {
        return sees ? "seen" : "not seen";
    }
}
