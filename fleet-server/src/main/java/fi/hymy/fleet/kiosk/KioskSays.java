package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.message.Remark;
import java.util.List;

/// What kiosks say in words of their own, in the reader's language. What is none of their set sentences stays as they
/// said it.
public final class KioskSays {
    private KioskSays() {}

    /// @param english as it came from a kiosk
    public static String said(String english) {
        return Remark.read(english).map(KioskSays::inWords).orElse(english);
    }

    private static String inWords(Remark.Said said) {
        List<String> values = said.values();
        return switch (said.remark()) {
            case FREE -> t("%s MiB are free", values.getFirst());
            case DISK_ERRORS -> t("the file system has noted errors: %s", values.getFirst());
            case WORN -> t("the card says that it is worn out");
            case TRIALS_FAILED -> t("trials that failed since the start: %s", values.getFirst());
            case DAMAGED -> t("what was written before the last start is damaged");
            case UNREADABLE -> t("what was written before the last start cannot be read");
            case CHANGED -> t("something else came back than was written");
            case NOT_TAKEN -> t("the disk does not take 4 KiB (%s)", values.getFirst());
            case HELD_UP -> t("4 KiB have been on their way for %s s", values.getFirst());
            case NOW -> t("at this moment");
            case SINCE_BOOT -> t("since the last start of the system");
            case UNSHOWN -> t("broken, too large, not here, or no picture: %s", values.getFirst());
            case WAITING -> t("answers that wait: %s, the oldest for %s min", values.getFirst(), values.getLast());
            case MISSING -> t("rows: %s", values.getFirst());
            case NOT_STARTED -> t("it did not start");
            case NOTHING_SHOWN -> t("it showed nothing");
            case NO_SERVER -> t("it did not reach the server");
            case NO_OUTBOX -> t("it could not read the outbox");
            case NOT_UP -> t("it did not stay up");
            case STARTED_OFTEN ->
                t("it started %s times, the last time: %s", values.getFirst(), said(values.getLast()));
            case OTHER_SYSTEM -> t("the machine started with the other system");
            case MACHINE_NOT_UP -> t("the machine did not come up with it");
            case NOT_STARTABLE -> t("it cannot be started (%s)", values.getFirst());
            case WITHIN -> t("%s within %s s", said(values.getFirst()), values.getLast());
        };
    }
}
