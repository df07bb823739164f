package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.config.InputSettings.PanelKey;
import fi.hymy.kiosk.input.Input;
import fi.hymy.kiosk.staff.StaffTools;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Every button, key and sensor as it is now; a tap lights a button's lamp.
final class StaffButtonsPane extends Region {
    private final Panel panel;
    private final StaffKit kit;
    private final FitText help;
    private final Region buttons;
    private final Region others;
    private final Map<Input, Tap> taps = new LinkedHashMap<>();

    StaffButtonsPane(StaffKit kit, StaffTools tools) {
        this.kit = kit;
        this.panel = kit.panel();
        List<Node> places = new ArrayList<>();
        for (int place = 1; place <= tools.buttons(); place++) {
            places.add(button(place, tools));
        }
        List<Node> rest = new ArrayList<>();
        for (PanelKey key : PanelKey.values()) {
            rest.add(other(new Input.Navigation(key), "key." + key.name().toLowerCase(Locale.ROOT)));
        }
        rest.add(other(new Input.Presence(), "presence"));
        help = kit.help(tools.buttons() == 0 ? "buttons.none" : "buttons.help");
        buttons = StaffKit.grid(panel.gap(), Math.max(1, places.size()), places);
        others = StaffKit.grid(panel.gap(), rest.size(), rest);
        getChildren().addAll(help, buttons, others);
    }

    private Tap button(int place, StaffTools tools) {
        var lit = new boolean[1];
        FitText number = FitText.centred(Integer.toString(place), kit.type()::strong, panel.title());
        var tap = new Tap(
                "staff-button-" + place,
                Integer.toString(place),
                "cell",
                () -> {
                    lit[0] = !lit[0];
                    tools.light(place, lit[0]);
                },
                number);
        taps.put(new Input.Button(place), tap);
        return tap;
    }

    private Tap other(Input input, String word) {
        FitText name = FitText.centred(kit.words().of(word), kit.type()::medium, panel.small())
                .styled("muted");
        name.setPadding(new Insets(panel.mm(0.8)));
        var tap = new Tap("staff-" + word, kit.words().of(word), "cell", () -> {}, name);
        tap.setMouseTransparent(true);
        taps.put(input, tap);
        return tap;
    }

    void changed(Input input, boolean active) {
        Tap tap = taps.get(input);
        if (tap != null) {
            tap.select(active);
            tap.setAccessibleText(kit.words().of(active ? "pressed" : "released"));
        }
    }

    @Override
    protected void layoutChildren() {
        double gap = panel.gap();
        double line = panel.mm(9);
        double row = Math.min(panel.mm(30), (getHeight() - line - 2 * gap) / 2);
        help.resizeRelocate(0, 0, getWidth(), line);
        buttons.resizeRelocate(0, line + gap, getWidth(), row);
        others.resizeRelocate(0, line + 2 * gap + row, getWidth(), Math.min(row, panel.target()));
    }
}
