package fi.hymy.fleet.rollout;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// All kinds of changes that features bring.
@Component
final class RolloutKinds {
    private final ObjectProvider<Rollable> kinds;

    RolloutKinds(ObjectProvider<Rollable> kinds) {
        this.kinds = kinds;
    }

    /// Null for one that this program does not know.
    @Nullable
    Rollable find(String kind) {
        return kinds.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    /// Those that are chosen by what they offer.
    List<Rollable> offering() {
        return kinds.stream()
                .filter(each -> !each.label().isEmpty())
                .sorted(Comparator.comparing(Rollable::kind))
                .toList();
    }

    List<String> names() {
        return kinds.stream().map(Rollable::kind).sorted().toList();
    }
}
