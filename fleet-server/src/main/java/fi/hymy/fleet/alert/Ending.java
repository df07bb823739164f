package fi.hymy.fleet.alert;

/// Why an alert closed itself; [AlertWords] says it.
enum Ending {
    GOOD,
    /// An alarm of the whole site tells it now.
    COVERED,
    /// Its rule was switched off.
    SWITCHED_OFF,
    /// The kiosk is not in service any more.
    NOT_WATCHED
}
