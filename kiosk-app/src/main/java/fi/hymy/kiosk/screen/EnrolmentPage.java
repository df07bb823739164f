package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.enrolment.EnrolmentView;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What stands on the glass of a kiosk that belongs nowhere yet: the code to be claimed, large and as a picture for
/// telephones, what to do, and how it stands. Without a code, what stands in the way.
final class EnrolmentPage extends Region {
    private static final int GROUP = 4;
    /// Of what is free on a tall panel.
    private static final double ABOVE = 0.6;

    private final Panel panel;
    private final Typeface type = Typeface.of(Theme.PLAIN.font());
    private final Words words;
    private final FitText title;
    private final Tap language;
    private final FitText help;
    private final FitText state;
    private final FitText details;
    private final @Nullable Code code;

    /// @param next shows the page in the next language
    EnrolmentPage(Panel panel, Words words, EnrolmentView view, Runnable next) {
        this.panel = panel;
        this.words = words;
        boolean coded = !view.code().isEmpty();
        title = FitText.centred(words.of("join.title"), type::strong, panel.title() * 0.9);
        title.stand(coded && !panel.tall() ? Pos.CENTER_LEFT : Pos.CENTER);
        language = languagePill(next);
        double beside = panel.compact() ? panel.small() : panel.label() * 0.75;
        help = text(coded ? words.of("join.help") : "", beside, coded);
        state = text(words.of(key(view.state())), coded ? beside : panel.label(), coded);
        state.setId("enrolment-state");
        details = text(String.join("\n", view.details()), panel.small() * 0.9, coded);
        details.styled("muted");
        code = coded ? new Code(view) : null;
        setId("screen-enrolment");
        getStyleClass().add("page");
        setNodeOrientation(LanguageSwitch.orientation(words.language()));
        var parts = new ArrayList<Region>(List.of(title, language, help, state, details));
        if (code != null) {
            parts.addAll(code.parts());
        }
        getChildren().addAll(parts);
    }

    private FitText text(String said, double size, boolean coded) {
        return new FitText(said, type::medium, size, coded && !panel.tall() ? Pos.CENTER_LEFT : Pos.CENTER);
    }

    private Tap languagePill(Runnable next) {
        LanguageTag tag = words.language();
        FitText name = FitText.centred(LanguageSwitch.endonym(tag), type::medium, panel.small());
        name.setMinWidth(name.prefWidth(-1));
        var box = new HBox(panel.mm(1.5), new Icon(Icon.GLOBE, panel.small() * 1.3), name);
        box.setAlignment(Pos.CENTER);
        box.setMouseTransparent(true);
        return new Tap("languages", words.of("language"), "outline", next, box);
    }

    private static String key(EnrolmentView.State state) {
        return switch (state) {
            case NO_ADDRESS -> "join.noAddress";
            case ASKING -> "join.asking";
            case WAITING -> "join.waiting";
            case EXPIRED -> "join.expired";
            case NO_NETWORK -> "join.noNetwork";
            case WRONG_SERVER -> "join.wrongServer";
            case SERVER_ENDED -> "join.serverEnded";
            case REFUSED -> "join.refused";
            case DISK -> "join.disk";
            case JOINED -> "join.joined";
        };
    }

    /// How much of the code's time is left, 0 to 1.
    void left(double share) {
        if (code != null) {
            code.bar.show(share);
        }
    }

    /// The code as digits in two groups, as a picture, where it is entered, and its time.
    private final class Code {
        private final QrCode picture;
        private final FitText where;
        private final HBox digits;
        private final TimeLeft bar;

        Code(EnrolmentView view) {
            picture = new QrCode(view.claimUrl().isEmpty() ? view.code() : view.claimUrl());
            where = FitText.centred(place(view.claimUrl()), type::regular, panel.small() * 0.9)
                    .styled("muted");
            where.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            bar = new TimeLeft(view.left());
            String plain = view.code().replace("-", "");
            int middle = Math.min(GROUP, plain.length());
            digits = new HBox(panel.gap() * 1.5, group(plain.substring(0, middle)), group(plain.substring(middle)));
            digits.setAlignment(panel.tall() ? Pos.CENTER : edge(words.language()));
            digits.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            digits.setId("enrolment-code");
            digits.setAccessibleText(view.code());
        }

        private Region group(String four) {
            FitText text = FitText.centred(four, type::strong, panel.title() * (panel.compact() ? 1.3 : 1.5));
            text.setMinWidth(text.prefWidth(-1));
            return text;
        }

        double height() {
            return panel.title() * 1.9 + panel.mm(1.6) + 2.5 * panel.gap();
        }

        /// @return where it ends
        double put(double x, double y, double width, double barX, double barWidth) {
            double gap = panel.gap();
            digits.resizeRelocate(x, y, width, panel.title() * 1.9);
            double below = y + panel.title() * 1.9 + gap;
            bar.resizeRelocate(barX, below, barWidth, panel.mm(1.6));
            return below + panel.mm(1.6) + 1.5 * gap;
        }

        List<Region> parts() {
            return List.of(picture, where, digits, bar);
        }
    }

    /// A row that keeps its own direction begins where the words of the page begin.
    private static Pos edge(LanguageTag language) {
        return language.rightToLeft() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT;
    }

    /// For people to type, without the code: `fleet.example.com/join`.
    private static String place(String claimUrl) {
        return claimUrl.replaceFirst("^https?://", "").replaceFirst("/[0-9-]*$", "");
    }

    /// A line that grows shorter.
    private static final class TimeLeft extends Region {
        private final Region track = new Region();
        private final Region fill = new Region();
        private double share;

        TimeLeft(double share) {
            this.share = share;
            track.getStyleClass().add("track");
            fill.getStyleClass().add("fill");
            getChildren().addAll(track, fill);
        }

        void show(double now) {
            share = now;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            track.resizeRelocate(0, 0, getWidth(), getHeight());
            fill.resizeRelocate(0, 0, Math.max(getHeight(), getWidth() * share), getHeight());
        }
    }

    @Override
    protected void layoutChildren() {
        double margin = panel.margin();
        double gap = panel.gap();
        double pill = Math.min(panel.mm(50), (getWidth() - 2 * margin) * 0.4);
        double strip = panel.target();
        double top = panel.tall() ? margin : margin / 2 + strip + gap;
        if (panel.tall()) {
            // Where everybody can reach it.
            language.resizeRelocate((getWidth() - pill) / 2, getHeight() - margin - strip, pill, strip);
        } else {
            language.resizeRelocate(getWidth() - margin - pill, margin / 2, pill, strip);
        }
        double wide = getWidth() - 2 * margin;
        if (code == null) {
            double room = getHeight() - top - margin;
            double height = title.prefHeight(wide);
            double words = gap + prefer(state, wide) + gap + prefer(details, wide);
            double y = top + Math.max(0, (room - height - words) / 2);
            title.resizeRelocate(margin, y, wide, height);
            column(margin, wide, y + height + gap, getHeight() - margin);
        } else if (panel.tall()) {
            tall(code, margin, top, wide);
        } else {
            title.resizeRelocate(margin, margin / 2, wide - pill - gap, strip);
            flat(code, margin, top, wide);
        }
    }

    /// Below each other.
    private void tall(Code coded, double margin, double top, double wide) {
        double height = title.prefHeight(wide);
        double edge = Math.min(wide * 0.8, getHeight() * 0.36);
        double words = prefer(help, wide) + prefer(state, wide) + prefer(details, wide) + 2 * panel.gap();
        double all = height + edge + coded.where.prefHeight(-1) + coded.height() + words + 2 * panel.gap();
        double room = getHeight() - top - 2 * margin - panel.target();
        double begin = top + Math.max(0, (room - all) * ABOVE);
        title.resizeRelocate(margin, begin, wide, height);
        double y = begin + height + panel.gap();
        y = picture(coded, (getWidth() - edge) / 2, y, edge, edge) + panel.gap();
        double bar = wide * 0.6;
        y = coded.put(margin, y, wide, margin + (wide - bar) / 2, bar);
        column(margin, wide, y, getHeight() - 2 * margin - panel.target());
    }

    /// The picture beside the words.
    private void flat(Code coded, double margin, double top, double wide) {
        double room = getHeight() - top - margin / 2;
        double below = coded.where.prefHeight(-1);
        double edge = Math.min(room - below, wide * 0.42);
        picture(coded, margin, top + (room - edge - below) / 2, edge, edge);
        double from = margin + edge + 1.5 * panel.gap();
        double width = getWidth() - from - margin;
        double bar = Math.min(width, panel.title() * 6.6);
        double words = prefer(help, width) + prefer(state, width) + prefer(details, width) + 2 * panel.gap();
        double y = top + Math.max(0, (room - coded.height() - words) / 2);
        y = coded.put(from, y, width, from, bar);
        column(from, width, y, getHeight() - margin / 2);
    }

    private static double picture(Code coded, double x, double y, double width, double edge) {
        coded.picture.resizeRelocate(x, y, width, edge);
        double height = coded.where.prefHeight(-1);
        coded.where.resizeRelocate(x, y + edge, width, height);
        return y + edge + height;
    }

    /// What is to be done, how it stands, and why: the last gives way first, then all become smaller.
    private void column(double x, double width, double top, double bottom) {
        double gap = panel.gap();
        double room = bottom - top;
        double[] heights = {prefer(help, width), prefer(state, width), prefer(details, width)};
        double lines = heights[0] + heights[1] + gap * (heights[0] > 0 ? 2 : 1);
        heights[2] = Math.min(heights[2], Math.max(0, room - lines));
        if (lines > room) {
            double share = Math.max(0.3, (room - gap) / (heights[0] + heights[1]));
            heights[0] *= share;
            heights[1] *= share;
        }
        double y = top;
        FitText[] texts = {help, state, details};
        for (int i = 0; i < texts.length; i++) {
            texts[i].setVisible(heights[i] > 0);
            texts[i].resizeRelocate(x, y, width, heights[i]);
            y += heights[i] > 0 ? heights[i] + gap : 0;
        }
    }

    private static double prefer(FitText text, double width) {
        return text.words().isEmpty() ? 0 : text.prefHeight(width);
    }
}
