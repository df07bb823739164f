package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.staff.Knock;
import fi.hymy.kiosk.staff.Knock.Spot;
import javafx.scene.Parent;
import javafx.scene.input.MouseEvent;

/// Looks out for the staff's gesture on the glass: hold the upper left corner, let go, hold the lower right one. What
/// is under the finger never hears more than it would of any touch, and the gesture alone does nothing there.
public final class StaffCorners {
    private static final double CORNER_MM = 16;

    private final double width;
    private final double height;
    private final double corner;
    private final Knock knock;
    private Spot held = Spot.ELSEWHERE;

    private StaffCorners(double width, double height, double perMillimetre, Knock knock) {
        this.width = width;
        this.height = height;
        this.corner = CORNER_MM * perMillimetre;
        this.knock = knock;
    }

    /// @param root of the scene that visitors touch
    public static void watch(Parent root, double width, double height, double perMillimetre, Knock knock) {
        var corners = new StaffCorners(width, height, perMillimetre, knock);
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, corners::pressed);
        root.addEventFilter(MouseEvent.MOUSE_DRAGGED, corners::dragged);
        root.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> knock.up());
    }

    private void pressed(MouseEvent event) {
        held = spot(event);
        knock.down(held);
    }

    private void dragged(MouseEvent event) {
        if (spot(event) != held) {
            held = Spot.ELSEWHERE;
            knock.away();
        }
    }

    private Spot spot(MouseEvent event) {
        double x = event.getSceneX();
        double y = event.getSceneY();
        if (x < corner && y < corner) {
            return Spot.FIRST;
        }
        return x > width - corner && y > height - corner ? Spot.SECOND : Spot.ELSEWHERE;
    }
}
