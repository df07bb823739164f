package fi.hymy.kiosk.screen;

/// How the connection stands, as far as a passer-by may know.
public enum LinkWords {
    DOWN("link.down"),
    CONNECTING("link.connecting"),
    CONNECTED("link.connected"),
    /// The server does not take this kiosk for one of its own any more.
    REFUSED("link.refused");

    private final String key;

    LinkWords(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
