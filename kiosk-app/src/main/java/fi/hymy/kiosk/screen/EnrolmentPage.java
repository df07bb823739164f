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
        help = text(coded ? words.of("join.help") : "", panel.label() * 0.8, coded);
        state = text(words.of(key(view.state())), panel.label() * (coded ? 0.8 : 1.1), coded);
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
            code.left(share);
        }
    }

    /// The code as digits in two groups, as a picture, and its time.
    private final class Code {
        private final QrCode picture;
        private final HBox digits;
        private final Region track = new Region();
        private final Region fill = new Region();
        private final Region bar = new Region() {
            @Override
            protected void layoutChildren() {
                track.resizeRelocate(0, 0, getWidth(), getHeight());
                fill.resizeRelocate(0, 0, Math.max(getHeight(), getWidth() * share), getHeight());
            }

            {
                getChildren().addAll(track, fill);
            }
        };
        private double share;

        Code(EnrolmentView view) {
            picture = new QrCode(view.claimUrl().isEmpty() ? view.code() : view.claimUrl());
            track.getStyleClass().add("track");
            fill.getStyleClass().add("fill");
            String plain = view.code().replace("-", "");
            int middle = Math.min(GROUP, plain.length());
            digits = new HBox(panel.gap() * 1.5, group(plain.substring(0, middle)), group(plain.substring(middle)));
            digits.setAlignment(panel.tall() ? Pos.CENTER : Pos.CENTER_LEFT);
            digits.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            digits.setId("enrolment-code");
            digits.setAccessibleText(view.code());
            left(view.left());
        }

        private Region group(String four) {
            FitText text = FitText.centred(four, type::strong, panel.title() * 1.55);
            text.setMinWidth(text.prefWidth(-1));
            return text;
        }

        void left(double now) {
            share = now;
            bar.requestLayout();
        }

        List<Region> parts() {
            return List.of(picture, digits, bar);
        }
    }

    @Override
    protected void layoutChildren() {
        double margin = panel.margin();
        double pill = Math.min(panel.mm(48), (getWidth() - 2 * margin) * 0.4);
        double strip = panel.strip();
        language.resizeRelocate(getWidth() - margin - pill, margin * 0.6, pill, strip - margin * 0.6);
        double top = strip + panel.gap();
        if (code == null) {
            column(margin, getWidth() - 2 * margin, top, getHeight() - top - margin, null);
        } else if (panel.tall()) {
            double edge = Math.min(getWidth() - 4 * margin, getHeight() * 0.36);
            code.picture.resizeRelocate((getWidth() - edge) / 2, top + panel.gap(), edge, edge);
            double below = top + edge + 3 * panel.gap();
            column(margin, getWidth() - 2 * margin, below, getHeight() - below - margin, code);
        } else {
            double edge = Math.min(getHeight() - top - margin, getWidth() * 0.4);
            code.picture.resizeRelocate(margin, top + (getHeight() - top - margin - edge) / 2, edge, edge);
            double from = margin + edge + 2 * panel.gap();
            column(from, getWidth() - from - margin, top, getHeight() - top - margin, code);
        }
    }

    /// Words below each other, in the middle of their room; what comes last gives way.
    private void column(double x, double width, double top, double room, @Nullable Code coded) {
        double gap = panel.gap();
        double digits = coded == null ? 0 : panel.title() * 1.9;
        double bar = coded == null ? 0 : panel.mm(1.6) + 1.5 * gap;
        double[] heights = {
            title.prefHeight(width), digits, bar, prefer(help, width), prefer(state, width), prefer(details, width)
        };
        double used = 0;
        for (double height : heights) {
            used += height > 0 ? height + gap : 0;
        }
        double squeeze = used > room ? Math.max(0, heights[5] - (used - room)) : heights[5];
        double y = top + Math.max(0, (room - Math.min(used, room)) / 2);
        title.resizeRelocate(x, y, width, heights[0]);
        y += heights[0] + gap;
        if (coded != null) {
            coded.digits.resizeRelocate(x, y, width, digits);
            y += digits + gap;
            double wide = panel.tall() ? width * 0.6 : Math.min(width, panel.title() * 6.6);
            coded.bar.resizeRelocate(panel.tall() ? x + (width - wide) / 2 : x, y, wide, panel.mm(1.6));
            y += bar + gap;
        }
        y = put(help, x, y, width, heights[3]);
        y = put(state, x, y, width, heights[4]);
        put(details, x, y, width, squeeze);
    }

    private double put(FitText text, double x, double y, double width, double height) {
        text.setVisible(height > 0);
        text.resizeRelocate(x, y, width, height);
        return height > 0 ? y + height + panel.gap() : y;
    }

    private static double prefer(FitText text, double width) {
        return text.words().isEmpty() ? 0 : text.prefHeight(width);
    }
}
