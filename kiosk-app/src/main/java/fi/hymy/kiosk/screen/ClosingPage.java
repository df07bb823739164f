package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A page that says something at the end: a drawing, words, and perhaps one thing to tap. On a tall panel all of it
/// lies below the upper third.
final class ClosingPage extends Region {
    private static final double DRAWING_SHARE = 0.52;
    /// Of the drawing's height, where the words need room.
    private static final double GIVEN_UP = 0.4;
    private static final double LARGEST_MM = 95;

    private final Panel panel;
    private final Region top;
    private final Region drawing;
    private final FitText title;
    private final @Nullable FitText help;
    private final @Nullable Region action;

    ClosingPage(
            String id,
            Panel panel,
            Region top,
            Region drawing,
            FitText title,
            @Nullable FitText help,
            @Nullable Region action) {
        this.panel = panel;
        this.top = top;
        this.drawing = drawing;
        this.title = title;
        this.help = help;
        this.action = action;
        setId(id);
        getStyleClass().add("page");
        var children = new ArrayList<Region>(List.of(top, drawing, title));
        for (Region part : new @Nullable Region[] {help, action}) {
            if (part != null) {
                children.add(part);
            }
        }
        getChildren().addAll(children);
    }

    @Override
    protected void layoutChildren() {
        double margin = panel.margin();
        double width = getWidth() - 2 * margin;
        double gap = panel.gap();
        double begin = panel.tall() ? getHeight() / 3 : panel.strip();
        top.resizeRelocate(margin, 0, width, panel.tall() ? begin - gap : begin);
        double room = getHeight() - begin - margin;
        double actionHeight = action == null ? 0 : action.prefHeight(width) + 1.6 * gap;
        double edge = Math.min(room * DRAWING_SHARE * (action == null ? 1 : 0.7), panel.mm(LARGEST_MM));
        double titleWanted = title.prefHeight(width);
        double helpWanted = help == null ? 0 : help.prefHeight(width);
        double missing = titleWanted + helpWanted - (room - actionHeight - edge - 2 * gap);
        // Words come before the drawing, which stays to be seen.
        edge -= Math.clamp(missing, 0, edge * GIVEN_UP);
        double most = room - actionHeight - edge - 2 * gap;
        double helpHeight = Math.min(Math.max(most * 0.5, most - titleWanted), helpWanted);
        double titleHeight = Math.min(most - helpHeight, titleWanted);
        double used = edge + 2 * gap + titleHeight + helpHeight + actionHeight;
        double y = begin + Math.max(0, room - used) * 0.4;
        drawing.resizeRelocate(margin, y, width, edge);
        y += edge + 1.2 * gap;
        title.resizeRelocate(margin, y, width, titleHeight);
        y += titleHeight + 0.8 * gap;
        if (help != null) {
            help.resizeRelocate(margin, y, width, helpHeight);
            y += helpHeight;
        }
        if (action != null) {
            action.resizeRelocate(margin, y + 1.6 * gap, width, actionHeight - 1.6 * gap);
        }
    }
}
