package fi.hymy.fleet.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an API token is good for, as `kiosks:change results:read`. To change something takes in to read
/// it. Never more than its owner may: that is asked besides.
record Scopes(Set<Scope> all) {
    /// What every token may see.
    private static final List<String> OPEN = List.of("/api/v1/overview", "/v3/api-docs");
    /// By what one signs in, no token changes or sees.
    private static final String OWN_ACCOUNT = "/api/v1/account";

    Scopes {
        all = Set.copyOf(all);
    }

    record Scope(Area area, boolean change) implements Comparable<Scope> {
        @Override
        public int compareTo(Scope other) {
            return text().compareTo(other.text());
        }

        /// As `kiosks:change`.
        String text() {
            return area.word() + (change ? ":change" : ":read");
        }

        static Optional<Scope> of(String text) {
            return Arrays.stream(Area.values())
                    .flatMap(area -> List.of(new Scope(area, false), new Scope(area, true)).stream())
                    .filter(scope -> scope.text().equals(text))
                    .findFirst();
        }
    }

    /// @param text words between spaces; those that are none are left out
    static Scopes of(String text) {
        return new Scopes(Arrays.stream(text.split(" "))
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toSet()));
    }

    String text() {
        return new TreeSet<>(all).stream().map(Scope::text).collect(Collectors.joining(" "));
    }

    boolean allow(String method, String path) {
        if (path.equals(OWN_ACCOUNT) || path.startsWith(OWN_ACCOUNT + "/")) {
            return false;
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (reads && OPEN.stream().anyMatch(path::startsWith)) {
            return true;
        }
        Area area = Area.of(path);
        return all.contains(new Scope(area, true)) || (reads && all.contains(new Scope(area, false)));
    }

    /// What a token lacks for a request, in the words of a scope.
    static String needed(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return new Scope(Area.of(path), !reads).text();
    }
}
