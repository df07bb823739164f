package fi.hymy.fleet.alert;

import fi.hymy.protocol.id.KioskId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which rule holds for which kiosk now. Pure.
final class RuleBook {
    private final Map<AlertKind, List<Scoped>> rules = new EnumMap<>(AlertKind.class);

    /// @param kiosks those that the rule means; empty for all
    record Scoped(AlertRule rule, Optional<Set<KioskId>> kiosks) {
        boolean means(KioskId kiosk) {
            return kiosks.isEmpty() || kiosks.get().contains(kiosk);
        }
    }

    /// @param scoped of one kind in the order in which they are asked
    RuleBook(Map<AlertKind, List<Scoped>> scoped) {
        rules.putAll(scoped);
    }

    AlertRule of(AlertKind kind, KioskId kiosk) {
        return rules.getOrDefault(kind, List.of()).stream()
                .filter(scoped -> scoped.means(kiosk))
                .findFirst()
                .map(Scoped::rule)
                .orElseGet(kind::usual);
    }

    /// Of a group that of its kiosks; of one that is over the rule for all.
    AlertRule of(Cause cause, Scene scene) {
        return cause.ofKiosk()
                .or(() -> scene.kiosksOf(cause).stream().findFirst())
                .map(kiosk -> of(cause.kind(), kiosk))
                .orElseGet(() -> rules.getOrDefault(cause.kind(), List.of()).stream()
                        .filter(scoped -> scoped.kiosks().isEmpty())
                        .findFirst()
                        .map(Scoped::rule)
                        .orElseGet(cause.kind()::usual));
    }
}
