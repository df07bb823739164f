package fi.hymy.fleet.alert;

import fi.hymy.fleet.alert.Grouping.Group;
import fi.hymy.fleet.alert.Grouping.Member;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All kiosks at one moment, as far as alarms go. Pure.
///
/// @param watched the site of each kiosk that is in service, empty for one that stands nowhere
/// @param shipped the site of each kiosk that is on its way, as far as anybody said, empty where none is planned
/// @param blind kiosks that are away, so that nothing is known of what they alone can tell
/// @param bad what is, of single kiosks
/// @param groups what has one cause at many of them
/// @param told causes that are told already
record Scene(
        Map<KioskId, String> watched,
        Map<KioskId, String> shipped,
        Set<KioskId> blind,
        Map<Cause, Look.Bad> bad,
        Map<Cause, Group> groups,
        Set<Cause> told) {
    /// @param seen what is bad, of single kiosks
    /// @param open causes that are told already
    /// @param rules a kiosk whose rule is switched off is part of no group
    static Scene of(
            Map<KioskId, String> watched,
            Map<KioskId, String> shipped,
            Set<KioskId> blind,
            Map<Cause, Look.Bad> seen,
            Set<Cause> open,
            RuleBook rules,
            Instant now) {
        Map<AlertKind, List<Member>> members = new HashMap<>();
        seen.forEach((cause, look) -> {
            if (cause.kind().isGrouped()
                    && rules.of(cause.kind(), cause.ofKiosk().orElseThrow()).on()) {
                members.computeIfAbsent(cause.kind(), kind -> new ArrayList<>()).add(member(cause, look, watched, now));
            }
        });
        Map<Cause, Group> groups = new HashMap<>();
        members.forEach((kind, bad) -> groups.putAll(Grouping.groups(kind, bad, watched, open)));
        return new Scene(watched, shipped, blind, seen, groups, open);
    }

    private static Member member(Cause cause, Look.Bad look, Map<KioskId, String> watched, Instant now) {
        KioskId kiosk = cause.ofKiosk().orElseThrow();
        return new Member(
                kiosk,
                watched.getOrDefault(kiosk, ""),
                look.sinceOrNull() == null ? now : look.sinceOrNull(),
                look.counts(),
                look.facts());
    }

    Look at(Cause cause) {
        if (cause.isGroup()) {
            Group group = groups.get(cause);
            return group == null ? Look.GOOD : group.look();
        }
        KioskId kiosk = cause.ofKiosk().orElseThrow();
        if (cause.kind() == AlertKind.NOT_CHECKED_IN && shipped.containsKey(kiosk)) {
            return onItsWay(cause);
        }
        if (!watched.containsKey(kiosk)) {
            return new Look.Over(Ending.NOT_WATCHED);
        }
        if (isCovered(cause.kind(), kiosk)) {
            return new Look.Over(Ending.COVERED);
        }
        Look.Bad look = bad.get(cause);
        if (look != null) {
            return look;
        }
        return cause.kind().needsLink() && blind.contains(kiosk) ? Look.UNKNOWN : Look.GOOD;
    }

    /// Whoever switches it on for a moment, as at the packing table, is not told of; who hangs it up and
    /// switches it off for the night has not checked it in.
    private Look onItsWay(Cause cause) {
        Look.Bad look = bad.get(cause);
        return look != null ? look : told.contains(cause) ? Look.UNKNOWN : Look.GOOD;
    }

    /// Whether a group tells it already. While the kiosks of a site come back one by one, its alarm goes on to stand
    /// for the last of them, until it closes.
    private boolean isCovered(AlertKind kind, KioskId kiosk) {
        return holds(Cause.ofSite(kind, watched.getOrDefault(kiosk, "")), kiosk) || holds(Cause.ofAll(kind), kiosk);
    }

    private boolean holds(Cause cause, KioskId kiosk) {
        Group group = groups.get(cause);
        return told.contains(cause) || (group != null && group.kiosks().contains(kiosk));
    }

    /// The site's id; empty where there is none.
    String siteOf(Cause cause) {
        return cause.ofKiosk()
                .map(kiosk -> watched.getOrDefault(kiosk, shipped.getOrDefault(kiosk, "")))
                .orElse(cause.site() == null ? "" : cause.site());
    }

    /// Those of a group.
    Set<KioskId> kiosksOf(Cause cause) {
        Group group = groups.get(cause);
        return group == null ? Set.of() : group.kiosks();
    }
}
