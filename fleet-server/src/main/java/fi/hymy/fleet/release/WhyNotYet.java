package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.KioskSays;
import fi.hymy.protocol.message.Software;
import java.util.Arrays;
import java.util.Locale;

/// How a kiosk stands with the release that is meant for it: it runs it, or the one reason why not.
enum WhyNotYet {
    RUNS("good", true),
    ROLLED_BACK("bad", true),
    HASH_MISMATCH("bad", true),
    DISK("bad", true),
    UNKNOWN_KEY("bad", true),
    RETIRED_KEY("bad", true),
    BAD_SIGNATURE("bad", true),
    UNREADABLE("bad", true),
    NO_KEY_LEFT("bad", true),
    EXPIRED("bad", true),
    NEEDS_NEWER("bad", true),
    NO_ARTIFACT("bad", true),
    OTHER_KIND("bad", true),
    WRONG_CHANNEL("none", true),
    DOWNGRADE("none", true),
    NO_SLOTS("none", true),
    FETCH_FAILED("soso", false),
    WAITING("none", false),
    DOWNLOADING("none", false),
    INSTALLING("none", false),
    OTHER("soso", false),
    /// It heard of it, does not run it, and says no reason.
    UNEXPLAINED("soso", false),
    /// Linked, and it never said what it runs.
    SILENT("soso", false),
    BEING_TOLD("none", false),
    OFFLINE("none", false);

    private final String tone;
    private final boolean settled;

    WhyNotYet(String tone, boolean settled) {
        this.tone = tone;
        this.settled = settled;
    }

    /// One that only a newer program wrote counts as another.
    static WhyNotYet of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElse(OTHER);
    }

    static WhyNotYet of(Software.Reason reason) {
        return of(reason.name());
    }

    /// By what is known of one kiosk; as the database counts them.
    static WhyNotYet of(Running kiosk, Release release) {
        if (kiosk.runs(release)) {
            return RUNS;
        }
        WhyNotYet said = kiosk.whyNot(release)
                .map(why -> of(why.reason()))
                .orElse(kiosk.software().isPresent() ? UNEXPLAINED : SILENT);
        if (kiosk.heard() && said.settled) {
            return said;
        }
        return !kiosk.linked() ? OFFLINE : kiosk.heard() ? said : BEING_TOLD;
    }

    String tone() {
        return tone;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// In words, for a list.
    String words() {
        return switch (this) {
            case RUNS -> t("Runs it");
            case ROLLED_BACK -> t("Tried it and went back by itself");
            case HASH_MISMATCH -> t("What it fetched was damaged");
            case DISK -> t("It has no room, or its card does not write");
            case UNKNOWN_KEY -> t("It does not know the key that signed it");
            case RETIRED_KEY -> t("The key that signed it was retired");
            case BAD_SIGNATURE -> t("The signature is not good");
            case UNREADABLE -> t("It cannot read the manifest: made for a newer program");
            case NO_KEY_LEFT -> t("It would leave no trusted key");
            case EXPIRED -> t("The release expired");
            case NEEDS_NEWER -> t("It must take another release first");
            case NO_ARTIFACT -> t("There is no file for its architecture");
            case OTHER_KIND -> t("It is of another kind");
            case WRONG_CHANNEL -> t("It follows another channel");
            case DOWNGRADE -> t("It runs a newer one, and nobody ordered to go back");
            case NO_SLOTS -> t("It was installed by hand and cannot be replaced from here");
            case FETCH_FAILED -> t("It could not fetch it, and tries again");
            case WAITING -> t("It waits for its maintenance window");
            case DOWNLOADING -> t("It is fetching it");
            case INSTALLING -> t("It is installing or trying it");
            case OTHER -> t("It says something that this server does not know");
            case UNEXPLAINED -> t("It heard of it, and says no reason");
            case SILENT -> t("It does not say what it runs");
            case BEING_TOLD -> t("It is being told");
            case OFFLINE -> t("It is not linked");
        };
    }

    /// With what the kiosk said besides.
    String words(Running kiosk, Release release) {
        String detail = kiosk.whyNot(release)
                .filter(why -> of(why.reason()) == this)
                .map(Software.WhyNot::detail)
                .orElse("");
        return detail.isBlank() ? words() + "." : words() + ": " + KioskSays.said(detail);
    }
}
