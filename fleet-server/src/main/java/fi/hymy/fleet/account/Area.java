package fi.hymy.fleet.account;

import fi.hymy.fleet.web.Tongue;
import java.util.List;
import java.util.Set;

/// A part of the work, and which role may look at it or change it: read off the rules themselves.
///
/// @param name English, to be said in the reader's language
/// @param sees who may look
/// @param changes who may change something
/// @param within whether also those may who see some places only
record Area(String name, Set<Role> sees, Set<Role> changes, boolean within) {
    static List<Area> all(Rules rules) {
        return List.of(
                area(rules, Tongue.key("Overview and results"), "/results/s", ""),
                area(rules, Tongue.key("Kiosks and their screens"), "/kiosks/k", "/kiosks/k/name"),
                area(
                        rules,
                        Tongue.key("Settings of a kiosk, and what it is told to do"),
                        "/kiosks/k/settings",
                        "/kiosks/k/commands"),
                area(rules, Tongue.key("Joining and replacing kiosks"), "/join", "/join"),
                area(rules, Tongue.key("Life of the boxes, packing"), "/life", "/plan/packing/k/shipped"),
                area(rules, Tongue.key("Sites and points"), "/sites/places/p", "/sites/places/p"),
                area(rules, Tongue.key("Moving kiosks between points"), "/sites/points/p", "/sites/points/p/kiosk"),
                area(rules, Tongue.key("Import and changes of many sites"), "/sites/export.csv", "/sites/import"),
                area(rules, Tongue.key("The coordinator's plan"), "/plan", "/plan/points/p"),
                area(rules, Tongue.key("Drafts of surveys, and pictures"), "/surveys/s", "/surveys/s/edit"),
                area(rules, Tongue.key("Publishing, and ending a survey"), "/surveys/s/state", "/surveys/s/publish"),
                area(rules, Tongue.key("What shows when and where"), "/assignments", "/assignments"),
                area(rules, Tongue.key("Rollouts"), "/rollouts", "/rollouts"),
                area(rules, Tongue.key("Software of kiosks"), "/releases", "/releases"),
                area(rules, Tongue.key("Contact details"), "/contacts/s", "/contacts/s/r/erase"),
                area(rules, Tongue.key("Quarantine"), "/quarantine", ""),
                area(rules, Tongue.key("Who changed what"), "/audit", ""),
                area(rules, Tongue.key("Operators"), "/operators", "/operators"));
    }

    /// @param changes empty for what nobody changes
    private static Area area(Rules rules, String name, String sees, String changes) {
        return new Area(
                name,
                rules.roles("GET", sees).orElse(Set.of()),
                changes.isEmpty() ? Set.of() : rules.roles("POST", changes).orElse(Set.of()),
                rules.rule("GET", sees).filter(rule -> !rule.whole()).isPresent());
    }

    /// As `changes`, to be said in the reader's language.
    String word(Role role) {
        return changes.contains(role) ? Tongue.key("changes") : sees.contains(role) ? Tongue.key("sees") : "";
    }
}
