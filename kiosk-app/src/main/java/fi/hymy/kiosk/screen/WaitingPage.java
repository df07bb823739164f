package fi.hymy.kiosk.screen;

import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;

/// Shown until there is a survey: which kiosk this is and whether it reaches the server.
final class WaitingPage extends Region {
    private static final String PRODUCT = "Hymy";
    private static final int GLAD = 4;
    private static final int WORRIED = 3;
    private static final double SIGN = 1.3;

    private final Panel panel;
    private Region face = new Region();
    private Icon sign = new Icon(Icon.CHECK, 1);
    private final FitText standing;
    private final FitText product;
    private final FitText title;
    private final FitText help;
    private final FitText facts;
    private final Words words;

    WaitingPage(Brush brush, String kiosk, LinkWords link) {
        this.panel = brush.panel();
        this.words = brush.words();
        product = FitText.centred(PRODUCT, brush.type()::strong, panel.title() * 1.2);
        title = FitText.centred(
                words.of("waiting"), brush.type()::medium, panel.roomy() ? panel.title() : panel.label() * 1.2);
        help = brush.label(words.of("waitingHelp")).styled("muted");
        standing = new FitText("", brush.type()::strong, panel.label() * 1.1, Pos.CENTER_LEFT);
        facts = FitText.centred(words.of("kiosk", kiosk), brush.type()::regular, panel.small() * 1.1)
                .styled("muted");
        setId("screen-waiting");
        getStyleClass().add("page");
        getChildren().addAll(face, product, title, help, standing, sign, facts);
        show(link);
    }

    void show(LinkWords link) {
        standing.setWords(words.of(link.key()));
        face = put(face, new Face(link == LinkWords.DOWN || link == LinkWords.REFUSED ? WORRIED : GLAD));
        String drawing =
                switch (link) {
                    case DOWN, REFUSED -> Icon.WARNING;
                    case CONNECTING -> Icon.HOURGLASS;
                    case CONNECTED -> Icon.CHECK;
                };
        sign = put(sign, new Icon(drawing, panel.label() * SIGN));
        requestLayout();
    }

    private <T extends Region> T put(Region before, T after) {
        getChildren().set(getChildren().indexOf(before), after);
        return after;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * panel.margin();
        double edge = Math.min(getHeight() * (panel.tall() ? 0.2 : 0.24), panel.mm(panel.roomy() ? 70 : 46));
        double gap = panel.gap();
        double[] heights = {
            edge,
            product.prefHeight(width),
            title.prefHeight(width),
            help.prefHeight(width),
            standing.prefHeight(-1),
            facts.prefHeight(width)
        };
        double y = (getHeight() - Arrays.stream(heights).sum() - 5.1 * gap) / 2;
        face.resizeRelocate((getWidth() - edge) / 2, y, edge, edge);
        y += edge + gap;
        var texts = new FitText[] {product, title, help, standing, facts};
        for (int i = 0; i < texts.length; i++) {
            texts[i].resizeRelocate(panel.margin(), y, width, heights[i + 1]);
            y += heights[i + 1] + gap * (i == 2 ? 2 : 0.7);
        }
        signed(gap);
    }

    /// How the connection stands, with its sign before it, both in the middle.
    private void signed(double gap) {
        double icon = panel.label() * SIGN;
        double words = Math.min(standing.prefWidth(-1), getWidth() - 2 * panel.margin() - icon - gap);
        double x = (getWidth() - icon - gap - words) / 2;
        double y = standing.getLayoutY();
        double height = standing.getHeight();
        sign.resizeRelocate(x, y + (height - icon) / 2, icon, icon);
        standing.resizeRelocate(x + icon + gap, y, words, height);
    }
}
