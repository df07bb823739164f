package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.staff.StaffDesk;
import fi.hymy.kiosk.staff.StaffView.PinPad;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Where the PIN is typed: dots for digits, and keys as large as the glass allows.
final class StaffPinPad extends Region {
    private static final double KEYS_SHARE = 0.5;

    private final Panel panel;
    private final StaffKit kit;
    private final FitText dots;
    private final FitText words;
    private final Icon sign;
    private final Region keys;
    private final Tap enter;

    StaffPinPad(StaffKit kit, StaffDesk desk) {
        this.kit = kit;
        this.panel = kit.panel();
        dots = FitText.centred("", kit.type()::strong, panel.title());
        words = FitText.centred("", kit.type()::strong, panel.label());
        sign = new Icon(Icon.WARNING, panel.title() * 1.6);
        List<Node> cells = new ArrayList<>();
        for (int digit = 1; digit <= 9; digit++) {
            cells.add(digit(desk, digit));
        }
        cells.add(kit.button("staff-erase", kit.words().of("erase"), "key", desk::erase));
        cells.add(digit(desk, 0));
        enter = kit.button("staff-enter", kit.words().of("enter"), "primary", desk::enter);
        cells.add(enter);
        keys = StaffKit.grid(panel.gap() * 0.7, 3, cells);
        getChildren().addAll(dots, sign, words, keys);
    }

    private Tap digit(StaffDesk desk, int digit) {
        FitText label = FitText.centred(Integer.toString(digit), kit.type()::strong, panel.title() * 0.9);
        return new Tap("staff-digit-" + digit, label.words(), "key", () -> desk.digit(digit), label);
    }

    void show(PinPad pad) {
        dots.setWords("●".repeat(pad.digits()));
        String key = pad.checking() ? "pin.checking" : pad.wrong() ? "pin.wrong" : "";
        words.setWords(key.isEmpty() ? "" : kit.words().of(key));
        // Where the digits were there is a sign, until the next is typed.
        sign.setVisible(pad.wrong() && !pad.checking() && pad.digits() == 0);
        keys.setDisable(pad.checking());
        enter.setDisable(pad.digits() < StaffDesk.MIN_DIGITS);
    }

    @Override
    protected void layoutChildren() {
        double gap = panel.gap();
        if (getWidth() > getHeight()) {
            double most = panel.mm(panel.roomy() ? 140 : 110);
            double wide = Math.min(getWidth() * KEYS_SHARE, most);
            double high = Math.min(getHeight(), most);
            double side = getWidth() - wide - gap;
            said(getHeight() * 0.3, side, panel.label() * 3);
            keys.resizeRelocate(side + gap, (getHeight() - high) / 2, wide, high);
        } else {
            double wide = Math.min(getWidth(), panel.mm(160));
            double high = Math.min(getHeight() * 0.6, panel.mm(150));
            double top = getHeight() - high - gap;
            said(top - panel.title() * 4.6, getWidth(), panel.label() * 2);
            keys.resizeRelocate((getWidth() - wide) / 2, top, wide, high);
        }
    }

    /// The digits or the sign in their place, and below it what there is to say.
    private void said(double y, double width, double height) {
        double edge = panel.title() * 1.6;
        dots.resizeRelocate(0, y, width, edge);
        sign.resizeRelocate((width - edge) / 2, y, edge, edge);
        words.resizeRelocate(0, y + edge + panel.title() * 0.3, width, height);
    }
}
