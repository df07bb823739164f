package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Role;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Which operator it is whom the provider sends.
final class OidcPeople {
    private final OidcSettings settings;
    private final Identities identities;

    OidcPeople(OidcSettings settings, Identities identities) {
        this.settings = settings;
        this.identities = identities;
    }

    /// Empty for a stranger, and for one who was switched off.
    Optional<Operator> operator(OidcUser user) {
        String issuer = Objects.requireNonNull(user.getIssuer()).toString();
        String subject = Objects.requireNonNull(user.getSubject());
        Optional<Role> role = role(user);
        Optional<Operator> found = identities.isKnown(issuer, subject)
                ? identities.find(issuer, subject)
                : userName(user).flatMap(name -> newcomer(issuer, subject, name, role));
        return found.map(operator ->
                role.map(given -> identities.become(operator, given)).orElse(operator));
    }

    private Optional<Operator> newcomer(String issuer, String subject, String name, Optional<Role> role) {
        return identities
                .claim(issuer, subject, name)
                .or(() -> settings.onlyInvited()
                        ? Optional.empty()
                        : role.flatMap(given -> identities.add(issuer, subject, name, given)));
    }

    /// An address that nobody has verified could be anybody's.
    private Optional<String> userName(OidcUser user) {
        boolean trusted = !settings.nameClaim().equals("email") || Boolean.TRUE.equals(user.getEmailVerified());
        return trusted ? Optional.ofNullable(user.getClaimAsString(settings.nameClaim())) : Optional.empty();
    }

    private Optional<Role> role(OidcUser user) {
        return Stream.of(settings.roleClaim())
                .filter(claim -> !claim.isEmpty())
                .flatMap(claim -> words(user.getClaims().get(claim)).stream())
                .flatMap(word -> Role.of(word).stream())
                .findFirst();
    }

    private static List<String> words(@Nullable Object claim) {
        return switch (claim) {
            case null -> List.of();
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            default -> List.of(claim.toString());
        };
    }
}
