package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The frame of a page: a strip at the top, words, something to do, and a strip at the bottom. The words get what the
/// rest can spare, and shrink before anything is cut off. On a tall panel the words have the upper third, and what is
/// tapped lies below it.
final class Page extends Region {
    private static final double WORDS_AT_LEAST = 0.25;
    private static final double WORDS_SQUEEZED = 0.16;
    private static final double FREE_ABOVE = 0.42;
    private static final double HELP_SHARE = 0.38;
    private static final double OUT_OF_REACH = 1 / 3.0;
    private static final double PROGRESS_MM = 1.8;

    private final Panel panel;
    private final Parts parts;

    /// @param top a strip of the panel's strip height
    /// @param progress across the whole glass, at its upper edge
    /// @param body takes its height from what it prefers, its minimum and its maximum
    /// @param bottom where one goes on from
    /// @param foot below that
    record Parts(
            Region top,
            @Nullable Region progress,
            FitText title,
            @Nullable FitText help,
            @Nullable Region body,
            @Nullable Region bottom,
            @Nullable Region foot) {}

    Page(String id, Panel panel, Parts parts) {
        this.panel = panel;
        this.parts = parts;
        setId(id);
        getStyleClass().add("page");
        getChildren().addAll(children());
    }

    private List<Region> children() {
        var children = new ArrayList<Region>();
        for (Region part : new @Nullable Region[] {
            parts.top(), parts.progress(), parts.title(), parts.help(), parts.body(), parts.bottom(), parts.foot()
        }) {
            if (part != null) {
                children.add(part);
            }
        }
        return children;
    }

    @Override
    protected void layoutChildren() {
        double margin = panel.margin();
        double width = getWidth() - 2 * margin;
        parts.top().resizeRelocate(margin, 0, width, panel.strip());
        if (parts.progress() != null) {
            parts.progress().resizeRelocate(0, 0, getWidth(), panel.mm(PROGRESS_MM));
        }
        double end = getHeight() - margin * (parts.bottom() == null && parts.foot() == null ? 1 : 0.6);
        for (Region strip : new @Nullable Region[] {parts.foot(), parts.bottom()}) {
            if (strip != null) {
                double height = strip.prefHeight(width);
                end -= height;
                strip.resizeRelocate(margin, end, width, height);
                end -= panel.gap() * 0.6;
            }
        }
        double y = panel.strip() + panel.gap() * 0.3;
        if (panel.tall()) {
            halves(margin, y, width, end);
        } else {
            middle(margin, y, width, end - y);
        }
    }

    private void halves(double x, double top, double width, double end) {
        Region body = parts.body();
        double gap = panel.gap() * 2;
        double third = getHeight() * OUT_OF_REACH;
        double words = wordsHeight(width, (end - top) * 0.5);
        double height = body == null ? 0 : Math.min(body.maxHeight(width), end - Math.max(third, top + words + gap));
        double free = Math.max(0, end - top - words - gap - height);
        double begin = Math.max(third, top + free * FREE_ABOVE + words + gap);
        placeWords(x, begin - gap - words, width, words);
        if (body != null) {
            body.resizeRelocate(x, begin, width, height);
        }
    }

    private void middle(double x, double top, double width, double room) {
        Region body = parts.body();
        double gap = panel.gap() * 1.2;
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
        FitText help = parts.help();
        double helpMost = help == null ? 0 : most * HELP_SHARE;
        double helpHeight = help == null ? 0 : Math.min(helpMost, help.prefHeight(width) + panel.mm(1.5));
        return Math.min(most - helpHeight, parts.title().prefHeight(width)) + helpHeight;
    }

    private void placeWords(double x, double y, double width, double height) {
        FitText help = parts.help();
        double share = help == null ? 0 : Math.min(height * HELP_SHARE + 1, help.prefHeight(width) + panel.mm(1.5));
        boolean readable =
                help != null && panel.capital(help.fitting(width, share - panel.mm(1.5))) >= panel.leastLetters();
        double helpHeight = readable ? share : 0;
        parts.title().resizeRelocate(x, y, width, height - helpHeight);
        if (help != null) {
            // What could not be read is left out, and the question has its room.
            help.setVisible(readable);
            help.resizeRelocate(x, y + height - share + panel.mm(1.5), width, share - panel.mm(1.5));
        }
    }
}
