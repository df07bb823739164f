package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.protocol.survey.Attract.Slide;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// While nobody is here, pictures take turns with the first question. A touch brings the question at once and counts as
/// nothing else. Lives on the JavaFX thread, and so must its loop.
final class Slides {
    private final Stack stack;
    private @Nullable EventLoop loop;
    private EventLoop.@Nullable Pending turn;
    private @Nullable Attract view;
    private @Nullable Brush brush;

    Slides(Stack stack) {
        this.stack = stack;
    }

    /// Lets them turn; until then the question stands alone.
    void on(EventLoop turning) {
        loop = turning;
        rest();
    }

    /// The question stands; a round begins after its time.
    void begin(Attract attract, Brush paint) {
        view = attract;
        brush = paint;
        rest();
    }

    void end() {
        view = null;
        rest();
    }

    /// Takes a slide away, and waits anew.
    void rest() {
        if (turn != null) {
            turn.cancel();
            turn = null;
        }
        stack.curtain(null);
        List<Slide> slides = slides();
        if (loop != null && view != null && !slides.isEmpty()) {
            turn = loop.after(view.survey().settings().attract().question(), () -> turn(0));
        }
    }

    private List<Slide> slides() {
        return view == null ? List.of() : view.survey().settings().attract().slides();
    }

    /// One that is missing or broken is passed over.
    private void turn(int index) {
        List<Slide> slides = slides();
        if (index >= slides.size() || loop == null) {
            rest();
            return;
        }
        Duration shown = show(index) ? slides.get(index).shown() : Duration.ZERO;
        turn = loop.after(shown, () -> turn(index + 1));
    }

    /// @return whether there is such a slide to be seen
    boolean show(int index) {
        if (view == null || brush == null || index >= slides().size()) {
            return false;
        }
        Slide slide = slides().get(index);
        Optional<Image> image = brush.cover(slide.asset());
        if (image.isEmpty()) {
            return false;
        }
        String text = brush.say(slide.text());
        var card = new SlideCard(
                brush,
                image.get(),
                text.isEmpty() ? brush.say(view.first().question().prompt().text()) : text);
        stack.curtain(card);
        card.enter(brush.motion());
        return true;
    }
}
