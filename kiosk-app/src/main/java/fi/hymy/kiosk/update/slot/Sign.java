package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.message.Remark;

/// What the kiosk's program says of itself: one file, written anew whenever something of it changes.
///
/// @param run names one run of the program
/// @param sequence of the version that runs
/// @param frame whether something is on the glass
/// @param link whether the server took it in since this run began
/// @param outbox whether the kept answers can be read and added to
public record Sign(String run, long sequence, boolean frame, boolean link, boolean outbox) {
    public String text() {
        return "run=%s\nsequence=%d\nframe=%s\nlink=%s\noutbox=%s\n".formatted(run, sequence, frame, link, outbox);
    }

    /// @throws IllegalArgumentException when this is no sign
    static Sign read(String text) {
        Lines lines = Lines.of(text);
        return new Sign(
                lines.get("run"),
                lines.whole("sequence"),
                lines.isTrue("frame"),
                lines.isTrue("link"),
                lines.isTrue("outbox"));
    }

    boolean well() {
        return frame && link && outbox;
    }

    /// What is wrong with a run that is not well.
    String lacking() {
        if (!frame) {
            return Remark.NOTHING_SHOWN.with();
        }
        return (outbox ? Remark.NO_SERVER : Remark.NO_OUTBOX).with();
    }
}
