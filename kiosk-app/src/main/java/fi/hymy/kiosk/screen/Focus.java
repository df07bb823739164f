package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Where one is on the screen without touching it: a ring around one of the things to tap, which steps in reading order
/// and never leaves the uppermost layer. Nothing shows until the first step, nor after a finger took over.
final class Focus {
    private final Stack stack;
    private final Consumer<Tap> told;
    /// What had the focus on a layer, by their ids.
    private final Map<String, String> places = new HashMap<>();

    private @Nullable Tap at;
    private boolean on;

    /// @param told what the ring has come to
    Focus(Stack stack, Consumer<Tap> told) {
        this.stack = stack;
        this.told = told;
    }

    /// Whether the ring shows.
    boolean on() {
        return on;
    }

    /// What has the ring, if anything has.
    Optional<Tap> at() {
        return on ? Optional.ofNullable(at) : Optional.empty();
    }

    void move(FocusMove move) {
        List<Tap> targets = targets();
        boolean first = !on;
        on = true;
        Tap here = here(targets).orElse(null);
        if (here == null) {
            at = null;
        } else if (first && move != FocusMove.BACK) {
            settle(here);
        } else {
            move(move, here, targets);
        }
    }

    /// A finger that explores is on it.
    void point(Tap there) {
        on = true;
        settle(there);
    }

    private void move(FocusMove move, Tap here, List<Tap> targets) {
        switch (move) {
            case NEXT -> settle(after(here, targets, 1));
            case PREVIOUS -> settle(after(here, targets, -1));
            case ACTIVATE -> fire(here);
            case BACK -> back(targets);
            case UP, DOWN, LEFT, RIGHT ->
                settle(Direction.of(move, rightToLeft()).from(here, targets));
        }
    }

    private boolean rightToLeft() {
        return stack.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }

    private static Tap after(Tap here, List<Tap> targets, int step) {
        return targets.get(Math.floorMod(targets.indexOf(here) + step, targets.size()));
    }

    /// What is selected now, or not any more, and what was written are told.
    private void fire(Tap here) {
        boolean selected = here.selected();
        here.fire();
        renew();
        boolean key = here.getStyleClass().contains("key");
        if (here.equals(at) && (key || here.selected() != selected)) {
            told.accept(here);
        }
    }

    private void back(List<Tap> targets) {
        if (stack.covered()) {
            stack.close();
        } else {
            targets.stream()
                    .filter(tap -> "back".equals(tap.getId()))
                    .findFirst()
                    .ifPresent(Tap::fire);
        }
        renew();
    }

    /// A finger has taken over.
    void rest() {
        on = false;
        mark(null);
    }

    /// Another page: the ring starts anew there.
    void restart() {
        places.clear();
        mark(null);
    }

    /// Finds the ring's place again after the screen has changed.
    void renew() {
        if (on) {
            Tap before = at;
            Tap now = here(targets()).orElse(null);
            if (now == null) {
                mark(null);
            } else if (now != before || !now.keyed()) {
                settle(now);
            }
        }
    }

    private void settle(Tap there) {
        mark(there);
        places.put(stack.top().getId(), there.getId());
        told.accept(there);
    }

    private void mark(@Nullable Tap there) {
        if (at != null) {
            at.keyed(false);
        }
        at = there;
        if (there != null) {
            there.keyed(true);
        }
    }

    private Optional<Tap> here(List<Tap> targets) {
        if (at != null && targets.contains(at)) {
            return Optional.of(at);
        }
        String place = places.get(stack.top().getId());
        return targets.stream()
                .filter(tap -> tap.getId().equals(place))
                .findFirst()
                .or(() -> start(targets));
    }

    /// Where one begins: at the answers, else at the main button.
    private static Optional<Tap> start(List<Tap> targets) {
        return targets.stream()
                .filter(Focus::answers)
                .findFirst()
                .or(() -> targets.stream()
                        .filter(tap -> tap.getStyleClass().contains("primary"))
                        .findFirst())
                .or(() -> targets.stream().findFirst());
    }

    private static boolean answers(Node node) {
        for (Parent up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof AnswerPane) {
                return true;
            }
        }
        return false;
    }

    /// What can be tapped on the page to answer, in order, whatever lies over it.
    List<Tap> answers() {
        return targets(stack.bottom()).stream().filter(Focus::answers).toList();
    }

    /// What can be tapped now, in reading order.
    List<Tap> targets() {
        return targets(stack.top());
    }

    private List<Tap> targets(Region layer) {
        stack.applyCss();
        stack.layout();
        var found = new ArrayList<Tap>();
        gather(layer, found);
        return found;
    }

    private static void gather(Node node, List<Tap> found) {
        if (!node.isVisible() || node.isDisabled() || node.isMouseTransparent()) {
            return;
        }
        if (node instanceof Tap tap) {
            found.add(tap);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> gather(child, found));
        }
    }
}
