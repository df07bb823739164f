package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;

/// What an entry is about.
///
/// @param kind as `KIOSK`
record Subject(String kind, String id) {
    static Subject of(Named named) {
        return new Subject(named.kind().name(), named.id());
    }
}
