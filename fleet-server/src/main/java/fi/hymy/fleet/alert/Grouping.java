package fi.hymy.fleet.alert;

import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells one cause from many: when most kiosks of a site lose their link at about the same time, it is the site's
/// router;
/// when most kiosks of all sites do, it is the server's own line. Pure.
///
/// A group begins with three of five kiosks, and at least two (of all kiosks: five, at three sites), that became bad
/// within ten minutes. Once it is told it holds until fewer than three of ten are bad, so that it does not fall to
/// pieces as they come back one by one. What is the server's own fault is always told of the whole.
final class Grouping {
    private static final Duration TOGETHER = Duration.ofMinutes(10);
    private static final double MOST = 0.6;
    private static final double SOME = 0.3;
    private static final int LEAST = 2;
    private static final int LEAST_OF_ALL = 5;
    private static final int LEAST_SITES = 3;

    private Grouping() {}

    /// @param site empty for one that stands nowhere
    record Member(KioskId kiosk, String site, Instant since, OpenTime counts, List<String> facts) {}

    /// @param of how many kiosks there are that could be bad
    record Group(Instant since, OpenTime counts, Set<KioskId> kiosks, int of) {
        Look.Bad look() {
            return new Look.Bad(since, counts, List.of(String.valueOf(kiosks.size()), String.valueOf(of)));
        }
    }

    /// @param bad those that are, of one kind
    /// @param watched the site of each kiosk that could be, empty for one that stands nowhere
    /// @param open groups of this kind that are told already
    static Map<Cause, Group> groups(AlertKind kind, List<Member> bad, Map<KioskId, String> watched, Set<Cause> open) {
        Map<Cause, Group> groups = new LinkedHashMap<>();
        if (kind.isOfServer() && !bad.isEmpty()) {
            groups.put(Cause.ofAll(kind), group(bad, watched.size()));
            return groups;
        }
        if (bad.size() < LEAST) {
            return groups;
        }
        Cause all = Cause.ofAll(kind);
        Optional<Group> whole = group(bad, watched.size(), LEAST_OF_ALL, open.contains(all))
                .filter(group -> sites(group, watched) >= LEAST_SITES);
        whole.ifPresent(group -> groups.put(all, group));
        Set<KioskId> told = whole.map(Group::kiosks).orElse(Set.of());
        Map<String, Long> sizes =
                watched.values().stream().collect(Collectors.groupingBy(site -> site, Collectors.counting()));
        Map<String, List<Member>> bySite = new HashMap<>();
        bad.stream()
                .filter(member -> !member.site().isEmpty() && !told.contains(member.kiosk()))
                .forEach(member -> bySite.computeIfAbsent(member.site(), site -> new ArrayList<>())
                        .add(member));
        bySite.forEach((site, members) -> {
            Cause cause = Cause.ofSite(kind, site);
            int of = sizes.getOrDefault(site, 0L).intValue();
            group(members, of, LEAST, open.contains(cause)).ifPresent(group -> groups.put(cause, group));
        });
        return groups;
    }

    private static Optional<Group> group(List<Member> bad, int of, int least, boolean isOpen) {
        List<Member> together = isOpen ? bad : together(bad);
        int needed = Math.max(least, (int) Math.ceil(of * (isOpen ? SOME : MOST)));
        if (together.size() < needed) {
            return Optional.empty();
        }
        return Optional.of(group(together, of));
    }

    private static Group group(List<Member> bad, int of) {
        Member first = bad.stream().min(Comparator.comparing(Member::since)).orElseThrow();
        return new Group(
                first.since(),
                first.counts(),
                bad.stream().map(Member::kiosk).collect(Collectors.toUnmodifiableSet()),
                Math.max(of, bad.size()));
    }

    /// The most that became bad within the time.
    private static List<Member> together(List<Member> bad) {
        List<Member> sorted =
                bad.stream().sorted(Comparator.comparing(Member::since)).toList();
        int from = 0;
        int bestFrom = 0;
        int bestTo = 0;
        for (int to = 0; to < sorted.size(); to++) {
            while (sorted.get(from)
                    .since()
                    .plus(TOGETHER)
                    .isBefore(sorted.get(to).since())) {
                from++;
            }
            if (to + 1 - from > bestTo - bestFrom) {
                bestFrom = from;
                bestTo = to + 1;
            }
        }
        return sorted.subList(bestFrom, bestTo);
    }

    private static int sites(Group group, Map<KioskId, String> watched) {
        Set<String> sites = new HashSet<>();
        group.kiosks().forEach(kiosk -> sites.add(watched.getOrDefault(kiosk, "")));
        sites.remove("");
        return sites.size();
    }
}
