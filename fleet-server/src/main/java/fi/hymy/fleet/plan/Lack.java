package fi.hymy.fleet.plan;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

/// What a point lacks until people can be asked there.
enum Lack {
    NO_KIOSK(key("No kiosk"), "bad"),
    NOT_SHIPPED(key("Kiosk not shipped"), "soso"),
    NO_ADDRESS(key("No address"), "soso"),
    NO_SURVEY(key("No survey"), "soso"),
    DATE_PASSED(key("Date passed"), "bad");

    private final String label;
    private final String tone;

    Lack(String label, String tone) {
        this.label = label;
        this.tone = tone;
    }

    String label() {
        return t(label);
    }

    String tone() {
        return tone;
    }
}
