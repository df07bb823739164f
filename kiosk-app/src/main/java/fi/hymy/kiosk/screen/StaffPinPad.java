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
    private final Region keys;
    private final Tap enter;

    StaffPinPad(StaffKit kit, StaffDesk desk) {
        this.kit = kit;
        this.panel = kit.panel();
        dots = FitText.centred("", kit.type()::strong, panel.title());
        words = FitText.centred("", kit.type()::regular, panel.label()).styled("muted");
        List<Node> cells = new ArrayList<>();
        for (int digit = 1; digit <= 9; digit++) {
            cells.add(digit(desk, digit));
        }
        cells.add(kit.button("staff-erase", kit.words().of("erase"), "key", desk::erase));
        cells.add(digit(desk, 0));
        enter = kit.button("staff-enter", kit.words().of("enter"), "primary", desk::enter);
        cells.add(enter);
        keys = StaffKit.grid(panel.gap() * 0.7, 3, cells);
        getChildren().addAll(dots, words, keys);
    }

    private Tap digit(StaffDesk desk, int digit) {
        FitText label = FitText.centred(Integer.toString(digit), kit.type()::strong, panel.title() * 0.9);
        return new Tap("staff-digit-" + digit, label.words(), "key", () -> desk.digit(digit), label);
    }

    void show(PinPad pad) {
        dots.setWords("●".repeat(pad.digits()));
        String key = pad.checking() ? "pin.checking" : pad.wrong() ? "pin.wrong" : "";
        words.setWords(key.isEmpty() ? "" : kit.words().of(key));
        keys.setDisable(pad.checking());
        enter.setDisable(pad.digits() < StaffDesk.MIN_DIGITS);
    }

    @Override
    protected void layoutChildren() {
        double gap = panel.gap();
        if (getWidth() > getHeight()) {
            double wide = Math.min(getWidth() * KEYS_SHARE, panel.mm(110));
            double high = Math.min(getHeight(), panel.mm(110));
            double side = getWidth() - wide - gap;
            dots.resizeRelocate(0, getHeight() * 0.3, side, panel.title() * 1.6);
            words.resizeRelocate(0, getHeight() * 0.3 + panel.title() * 1.8, side, panel.label() * 3);
            keys.resizeRelocate(side + gap, (getHeight() - high) / 2, wide, high);
        } else {
            double wide = Math.min(getWidth(), panel.mm(130));
            double high = Math.min(getHeight() * 0.6, panel.mm(150));
            double top = getHeight() - high - gap;
            dots.resizeRelocate(0, top - panel.title() * 4.6, getWidth(), panel.title() * 1.6);
            words.resizeRelocate(0, top - panel.title() * 2.6, getWidth(), panel.label() * 2);
            keys.resizeRelocate((getWidth() - wide) / 2, top, wide, high);
        }
    }
}
