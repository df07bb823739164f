package fi.hymy.kiosk.screen;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A page of the staff's: its name between the ways back and out, and below it whatever it is about.
final class StaffPage extends Region {
    private final Panel panel;
    private final @Nullable Tap back;
    private final FitText title;
    private final Tap leave;
    private Region body;

    /// @param back none on the first page
    StaffPage(StaffKit kit, String id, String title, @Nullable Runnable back, Runnable leave, Region body) {
        this.panel = kit.panel();
        this.back = back == null ? null : kit.button("staff-back", kit.words().of("back"), "outline", back);
        this.title = FitText.centred(title, kit.type()::strong, panel.title() * 0.75);
        this.leave = kit.button("staff-leave", kit.words().of("leave"), "outline", leave);
        this.body = body;
        setId(id);
        getStyleClass().add("page");
        if (this.back != null) {
            getChildren().add(this.back);
        }
        getChildren().addAll(this.title, this.leave, body);
    }

    void body(Region changed) {
        getChildren().remove(body);
        body = changed;
        getChildren().add(changed);
    }

    /// As wide as the longer of the two buttons wants to be, so that both have letters of one size.
    private double longest() {
        return Math.max(back == null ? 0 : back.prefWidth(-1), leave.prefWidth(-1));
    }

    @Override
    protected void layoutChildren() {
        double margin = panel.margin() * 0.8;
        double begin = panel.tall() ? getHeight() / 3 : margin;
        double gap = panel.gap();
        double bar = panel.target();
        double side = Math.min(Math.max(panel.mm(34), longest()), getWidth() * 0.28);
        if (back != null) {
            back.resizeRelocate(margin, begin, side, bar);
        }
        leave.resizeRelocate(getWidth() - margin - side, begin, side, bar);
        double beside = margin + side + gap;
        boolean lengthy = title.prefWidth(-1) > getWidth() - 2 * beside;
        // In the middle of the glass, as long as there is room.
        double left = back == null && lengthy ? margin : beside;
        title.resizeRelocate(left, begin, getWidth() - left - beside, bar);
        double top = begin + bar + gap;
        body.resizeRelocate(margin, top, getWidth() - 2 * margin, getHeight() - top - margin);
    }
}
