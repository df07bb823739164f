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
    private final Sessions sessions;
    private final Journal journal;

    OidcPeople(OidcSettings settings, Identities identities, Sessions sessions, Journal journal) {
        this.settings = settings;
        this.identities = identities;
        this.sessions = sessions;
        this.journal = journal;
    }

    /// Empty for a stranger, for one who was switched off, and for one by the name of an operator who is
    /// somebody else.
    Optional<Operator> operator(OidcUser user) {
        String issuer = Objects.requireNonNull(user.getIssuer()).toString();
        String subject = Objects.requireNonNull(user.getSubject());
        Optional<Role> role = role(user);
        Optional<Operator> found = identities.isKnown(issuer, subject)
                ? identities.find(issuer, subject)
                : userName(user).flatMap(name -> newcomer(issuer, subject, name, role));
        return found.map(operator -> role.map(given -> as(given, operator)).orElse(operator));
    }

    /// By what name a person is spoken of: the user name, or what no operator can be called.
    String name(OidcUser user) {
        return userName(user).orElseGet(() -> "subject " + user.getSubject());
    }

    /// As when an admin changes a role, sessions end that have another.
    private Operator as(Role given, Operator operator) {
        Operator now = identities.become(operator, given);
        if (now.role() != operator.role()) {
            sessions.endAll(operator);
            journal.became(now, operator.role());
        }
        return now;
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
