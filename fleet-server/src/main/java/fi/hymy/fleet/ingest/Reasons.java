package fi.hymy.fleet.ingest;

/// Reasons as they may travel.
final class Reasons {
    private Reasons() {}

    static String shortened(String reason, int length) {
        return reason.length() <= length ? reason : reason.substring(0, length);
    }
}
