package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The frame of a page: a strip at the top, words, something to do, and a strip at the bottom. The words get what the
/// rest can spare, and shrink before anything is cut off.
final class Page extends Region {
    private static final double WORDS_AT_LEAST = 0.22;
    private static final double WORDS_SQUEEZED = 0.19;
    private static final double FREE_ABOVE = 0.42;
    private static final double HELP_SHARE = 0.42;

    private final Panel panel;
    private final Region top;
    private final @Nullable Region progress;
    private final FitText title;
    private final @Nullable FitText help;
    private final @Nullable Region body;
    private final @Nullable Region bottom;

    /// @param top a strip of the panel's bar height
    /// @param body takes its height from what it prefers, its minimum and its maximum
    Page(
            String id,
            Panel panel,
            Region top,
            @Nullable Region progress,
            FitText title,
            @Nullable FitText help,
            @Nullable Region body,
            @Nullable Region bottom) {
        this.panel = panel;
        this.top = top;
        this.progress = progress;
        this.title = title;
        this.help = help;
        this.body = body;
        this.bottom = bottom;
        setId(id);
        getStyleClass().add("page");
        getChildren().addAll(parts());
    }

    private List<Region> parts() {
        var parts = new ArrayList<Region>();
        for (Region part : new @Nullable Region[] {top, progress, title, help, body, bottom}) {
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    @Override
    protected void layoutChildren() {
        double margin = panel.margin();
        double width = getWidth() - 2 * margin;
        double y = margin * 0.5 + panel.bar();
        top.resizeRelocate(margin, 0, width, y);
        y += panel.gap() * 0.5;
        if (progress != null) {
            progress.resizeRelocate(margin, y, width, panel.mm(1.1));
            y += panel.mm(1.1) + panel.gap() * 0.5;
        }
        double end = getHeight() - margin * (bottom == null ? 1 : 0.7);
        if (bottom != null) {
            double height = bottom.prefHeight(width);
            end -= height;
            bottom.resizeRelocate(margin, end, width, height);
            end -= panel.gap() * 0.6;
        }
        middle(margin, y, width, end - y);
    }

    private void middle(double x, double top, double width, double room) {
        double gap = panel.gap() * 1.3;
        double wanted = body == null ? 0 : body.prefHeight(width) + gap;
        double least = body == null ? 0 : body.minHeight(width) + gap;
        double squeezed = Math.clamp(room - least, room * WORDS_SQUEEZED, room * WORDS_AT_LEAST);
        double words = wordsHeight(width, Math.max(squeezed, room - wanted));
        double most = body == null ? 0 : Math.min(body.maxHeight(width), room - words - gap);
        double free = Math.max(0, room - words - (body == null ? 0 : most + gap));
        double y = top + free * FREE_ABOVE;
        placeWords(x, y, width, words);
        if (body != null) {
            body.resizeRelocate(x, y + words + gap, width, most);
        }
    }

    /// The height the words take where they may have at most so much.
    private double wordsHeight(double width, double most) {
        double helpMost = help == null ? 0 : most * HELP_SHARE;
        double helpHeight = help == null ? 0 : Math.min(helpMost, help.prefHeight(width) + panel.mm(1.5));
        return Math.min(most - helpHeight, titleHeight(width)) + helpHeight;
    }

    private double titleHeight(double width) {
        return title.prefHeight(width);
    }

    private void placeWords(double x, double y, double width, double height) {
        double helpHeight =
                help == null ? 0 : Math.min(height * HELP_SHARE + 1, help.prefHeight(width) + panel.mm(1.5));
        title.resizeRelocate(x, y, width, height - helpHeight);
        if (help != null) {
            help.resizeRelocate(x, y + height - helpHeight + panel.mm(1.5), width, helpHeight - panel.mm(1.5));
        }
    }
}
