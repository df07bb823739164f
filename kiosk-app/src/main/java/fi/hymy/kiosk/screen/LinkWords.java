package fi.hymy.kiosk.screen;

/// How the connection stands, as far as a passer-by may know.
public enum LinkWords {
    DOWN("link.down"),
    CONNECTING("link.connecting"),
    CONNECTED("link.connected");

    private final String key;

    LinkWords(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
