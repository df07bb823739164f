package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.message.Remark;

/// What kiosks say in words of their own, in the reader's language. What is none of their set sentences stays as they
/// said it.
public final class KioskSays {
    private KioskSays() {}

    /// @param english as it came from a kiosk
    public static String said(String english) {
        return Remark.read(english)
                .map(said -> t(
                        said.remark().english(),
                        said.values().stream().map(KioskSays::said).toArray()))
                .orElse(english);
    }
}
