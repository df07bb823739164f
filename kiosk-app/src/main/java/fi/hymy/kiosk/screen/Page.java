package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The frame of a page: a strip at the top, words, something to do, and a strip at the bottom. The words get what the
/// rest can spare, and shrink before anything is cut off. On a tall panel the upper third is left to the logo.
final class Page extends Region {
    private static final double WORDS_AT_LEAST = 0.25;
    private static final double WORDS_SQUEEZED = 0.16;
    private static final double FREE_ABOVE = 0.42;
    private static final double HELP_SHARE = 0.38;
    private static final double ABOVE_HELP_MM = 1.5;
    private static final double OUT_OF_REACH = 1 / 3.0;
    private static final double PROGRESS_MM = 1.8;
    /// Of what is between the words and the rest, before that is less than it needs.
    private static final double GIVEN_UP = 0.5;

    private final Panel panel;
    private final Parts parts;
    /// Whether there is help that stands nowhere.
    private boolean silent;

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

    /// In the lower two thirds as long as there is room: the words go up into the third above before anything that is
    /// tapped does.
    private void halves(double x, double top, double width, double end) {
        Region body = parts.body();
        double gap = panel.gap() * 2;
        double third = Math.max(top, getHeight() * OUT_OF_REACH);
        Said said = said(width, (end - top) * 0.5);
        double below = body == null ? 0 : gap + Math.min(body.maxHeight(width), end - third - gap);
        double free = end - third - said.height() - below;
        double y = free >= 0 ? third + free * FREE_ABOVE : Math.max(top, third + free);
        parts.top().resizeRelocate(x, 0, width, Math.min(third, y) - panel.gap());
        place(said, x, y, width);
        if (body != null) {
            double begin = Math.max(third, y + said.height() + gap);
            body.resizeRelocate(x, begin, width, Math.min(body.maxHeight(width), end - begin));
        }
    }

    private void middle(double x, double top, double width, double room) {
        Region body = parts.body();
        double gap = panel.gap() * (panel.compact() ? 0.8 : 1.2);
        double wanted = body == null ? 0 : body.prefHeight(width) + gap;
        double least = body == null ? 0 : body.minHeight(width) + gap * (1 - GIVEN_UP);
        double readable = Math.max(room * WORDS_AT_LEAST, leastHeight(width));
        double squeezed = Math.clamp(room - least, room * WORDS_SQUEEZED, readable);
        Said said = said(width, Math.max(squeezed, room - wanted));
        double most = body == null ? 0 : Math.min(body.maxHeight(width), room - said.height() - gap);
        double missing = body == null ? 0 : Math.clamp(body.minHeight(width) - most, 0, gap * GIVEN_UP);
        double height = most + missing;
        double between = gap - missing;
        double free = Math.max(0, room - said.height() - (body == null ? 0 : height + between));
        double y = top + free * FREE_ABOVE;
        place(said, x, y, width);
        if (body != null) {
            body.resizeRelocate(x, y + said.height() + between, width, height);
        }
    }

    /// How the room for the words is shared out.
    ///
    /// @param help zero where it could not be read: then it is left out, and the question has its room
    private record Said(double title, double help) {
        double height() {
            return title + help;
        }
    }

    /// The height of the question with the smallest letters that are good enough.
    private double leastHeight(double width) {
        return parts.title().height(panel.lettersOf(panel.leastQuestion()), width);
    }

    /// The height the words take where they may have at most so much.
    private Said said(double width, double most) {
        double title = parts.title().prefHeight(width);
        FitText help = parts.help();
        if (help == null) {
            return new Said(Math.min(most, title), 0);
        }
        double above = panel.mm(ABOVE_HELP_MM);
        double spare = most - Math.min(title, leastHeight(width));
        double given =
                Math.min(help.prefHeight(width) + above, Math.max(most - title, Math.min(spare, most * HELP_SHARE)));
        boolean readable = given > above && panel.capital(help.fitting(width, given - above)) >= panel.leastLetters();
        double left = readable ? given : 0;
        return new Said(Math.min(most - left, title), left);
    }

    private void place(Said said, double x, double y, double width) {
        parts.title().resizeRelocate(x, y, width, said.title());
        FitText help = parts.help();
        if (help != null) {
            double above = panel.mm(ABOVE_HELP_MM);
            help.setVisible(said.help() > 0);
            help.resizeRelocate(x, y + said.title() + above, width, Math.max(0, said.help() - above));
            elsewhere(help, width);
        }
    }

    /// What finds no room above the answers stands below them, between the ways back and on; else above the question,
    /// between logo and languages.
    private void elsewhere(FitText help, double width) {
        boolean homeless = !help.isVisible() && !(parts.body() instanceof TextPane);
        boolean below = homeless && parts.bottom() instanceof NavBar bar && bar.hasRoomFor(help, width);
        boolean above = homeless && !below && parts.top() instanceof TopBar bar && bar.hasRoomFor(help, width);
        silent = homeless && !below && !above;
        if (parts.bottom() instanceof NavBar bar) {
            bar.aside(below ? help.words() : "");
        }
        if (parts.top() instanceof TopBar bar) {
            bar.aside(above ? help.words() : "");
        }
    }

    /// Whether help was left out for want of room.
    boolean silent() {
        return silent;
    }
}
