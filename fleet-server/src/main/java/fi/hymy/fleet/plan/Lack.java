package fi.hymy.fleet.plan;

/// What a point lacks until people can be asked there.
enum Lack {
    NO_KIOSK("No kiosk", "bad"),
    NOT_SHIPPED("Kiosk not shipped", "soso"),
    NO_ADDRESS("No address", "soso"),
    NO_SURVEY("No survey", "soso"),
    DATE_PASSED("Date passed", "bad");

    private final String label;
    private final String tone;

    Lack(String label, String tone) {
        this.label = label;
        this.tone = tone;
    }

    String label() {
        return label;
    }

    String tone() {
        return tone;
    }
}
