package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.kiosk.enrolment.EnrolmentView;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Theme;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What a kiosk shows until it belongs to a fleet, in the ten languages of its own words. Hears scanners that act as a
/// keyboard. Lives on the JavaFX thread.
public final class EnrolmentScreen {
    private static final int LONGEST = 1000;
    /// Scanners type faster than people.
    private static final long PAUSE_MILLIS = 2000;

    private final Panel panel;
    private final Consumer<String> scanned;
    private final Ground ground = new Ground();
    private final StringBuilder typed = new StringBuilder();
    private long typedAt;
    private String language;
    private @Nullable EnrolmentView shown;
    private @Nullable EnrolmentPage page;

    /// @param language that it begins in, as `fi`; English where there are no words in it
    /// @param scanned told what a scanner typed, when it means to be the address of a server
    public EnrolmentScreen(
            double width, double height, double pixelsPerMillimetre, String language, Consumer<String> scanned) {
        this.panel = new Panel(width, height, pixelsPerMillimetre);
        this.language = Words.LANGUAGES.contains(language) ? language : Words.ENGLISH;
        this.scanned = scanned;
        ground.getStyleClass().add("root");
        ground.setPrefSize(width, height);
        ground.getStylesheets().setAll(Sheet.of(Look.of(Theme.PLAIN), panel));
        ground.setFocusTraversable(true);
        ground.addEventHandler(KeyEvent.KEY_TYPED, this::key);
        ground.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                ground.requestFocus();
            }
        });
    }

    /// To be made the root of a scene.
    public Parent root() {
        return ground;
    }

    public void show(EnrolmentView view) {
        EnrolmentView before = shown;
        shown = view;
        if (page != null && before != null && same(before, view)) {
            page.left(view.left());
        } else {
            draw(view);
        }
    }

    /// But for the time that is left.
    private static boolean same(EnrolmentView one, EnrolmentView other) {
        return one.state() == other.state()
                && one.code().equals(other.code())
                && one.claimUrl().equals(other.claimUrl())
                && one.details().equals(other.details());
    }

    private void draw(EnrolmentView view) {
        page = new EnrolmentPage(panel, new Words(new LanguageTag(language)), view, this::nextLanguage);
        ground.put(page);
    }

    private void nextLanguage() {
        List<String> all = Words.LANGUAGES;
        language = all.get((all.indexOf(language) + 1) % all.size());
        if (shown != null) {
            draw(shown);
        }
        ground.requestFocus();
    }

    private void key(KeyEvent event) {
        long now = System.nanoTime() / 1_000_000;
        if (now - typedAt > PAUSE_MILLIS || typed.length() > LONGEST) {
            typed.setLength(0);
        }
        typedAt = now;
        String letters = event.getCharacter();
        if (letters.equals("\r") || letters.equals("\n")) {
            String line = typed.toString();
            typed.setLength(0);
            if (JoinAddress.looksLikeOne(line)) {
                scanned.accept(line);
            }
        } else {
            letters.chars().filter(letter -> letter >= ' ').forEach(letter -> typed.append((char) letter));
        }
    }

    /// What fills the glass.
    private static final class Ground extends Region {
        void put(Region page) {
            getChildren().setAll(page);
        }

        @Override
        protected void layoutChildren() {
            getChildren().forEach(child -> child.resizeRelocate(0, 0, getWidth(), getHeight()));
        }
    }
}
