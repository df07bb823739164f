package fi.hymy.protocol.release;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whose releases are taken. Several at once, so that a key can follow another.
///
/// A retired key stays retired, though another list still has it: the image is older than what was learnt since.
///
/// @param keys those that are not retired
public record TrustedKeys(List<ReleaseKey> keys, Set<KeyId> retired) {
    public static final TrustedKeys NONE = new TrustedKeys(List.of(), Set.of());

    public TrustedKeys {
        Set<KeyId> gone = Set.copyOf(retired);
        Map<KeyId, ReleaseKey> left = new LinkedHashMap<>();
        keys.stream().filter(key -> !gone.contains(key.id())).forEach(key -> left.putIfAbsent(key.id(), key));
        retired = gone;
        keys = List.copyOf(left.values());
    }

    public static TrustedKeys of(ReleaseKey... keys) {
        return new TrustedKeys(List.of(keys), Set.of());
    }

    public Optional<ReleaseKey> find(KeyId id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /// Both lists; what either retired is retired.
    public TrustedKeys with(TrustedKeys others) {
        var all = new LinkedHashMap<KeyId, ReleaseKey>();
        keys.forEach(key -> all.put(key.id(), key));
        others.keys.forEach(key -> all.put(key.id(), key));
        var gone = new HashSet<>(retired);
        gone.addAll(others.retired);
        return new TrustedKeys(List.copyOf(all.values()), gone);
    }

    /// Whose releases are taken once this one was found good.
    public TrustedKeys after(Manifest manifest) {
        return with(new TrustedKeys(manifest.newKeys(), manifest.retiredKeys()));
    }

    /// Why this must not be believed; empty when one of these keys signed it.
    public Optional<Verdict.Refused> doubt(SignedManifest signed) {
        if (retired.contains(signed.key())) {
            return refused(Refusal.RETIRED_KEY, "the key %s was retired".formatted(signed.key()));
        }
        Optional<ReleaseKey> key = find(signed.key());
        if (key.isEmpty()) {
            return refused(Refusal.UNKNOWN_KEY, "the key %s is not known".formatted(signed.key()));
        }
        return key.get().signed(signed.bytes(), signed.signatureBytes())
                ? Optional.empty()
                : refused(Refusal.BAD_SIGNATURE, "the key %s did not sign this".formatted(signed.key()));
    }

    private static Optional<Verdict.Refused> refused(Refusal why, String detail) {
        return Optional.of(new Verdict.Refused(why, detail));
    }
}
