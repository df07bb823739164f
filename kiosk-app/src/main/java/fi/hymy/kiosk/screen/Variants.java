package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// What a key gives when it is held, in a row above it.
final class Variants extends Region {
    private final Panel panel;
    private final Tap key;
    private final List<Tap> taps = new ArrayList<>();
    private final List<FitText> labels = new ArrayList<>();

    /// @param key that is held
    Variants(Brush brush, Tap key, List<String> letters, Consumer<String> chosen) {
        this.panel = brush.panel();
        this.key = key;
        for (String letter : letters) {
            FitText label = FitText.centred(letter, brush.type()::medium, panel.label());
            labels.add(label);
            taps.add(new Tap("variant-" + letter, letter, "key", () -> chosen.accept(letter), label));
        }
        setId("variants");
        getStyleClass().add("variants");
        setManaged(false);
        getChildren().addAll(taps);
    }

    /// The one at this place on the glass.
    Optional<Tap> under(double sceneX, double sceneY) {
        return taps.stream()
                .filter(tap -> tap.localToScene(tap.getLayoutBounds()).contains(sceneX, sceneY))
                .findFirst();
    }

    /// Puts the row above its key, within the keyboard's width.
    void place(double room) {
        double pad = panel.mm(1);
        double height = Math.max(key.getHeight(), panel.mm(9));
        double each = Math.min(Math.max(key.getHeight(), panel.mm(11)), (room - 2 * pad) / taps.size());
        double longest =
                labels.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(each);
        double cell = Math.min(Math.max(each, longest + 2 * pad), (room - 2 * pad) / taps.size());
        double width = taps.size() * cell + 2 * pad;
        double x = Math.clamp(key.getLayoutX() + key.getWidth() / 2 - width / 2, 0, Math.max(0, room - width));
        resizeRelocate(x, key.getLayoutY() - height - 2 * pad, width, height + 2 * pad);
        for (int i = 0; i < taps.size(); i++) {
            labels.get(i).limit(Math.min(panel.label() * 1.05, height * 0.5));
            taps.get(i).resizeRelocate(pad + i * cell, pad, cell, height);
        }
    }
}
