package fi.hymy.kiosk.screen;

import java.util.Arrays;
import javafx.scene.layout.Region;

/// Shown until there is a survey: which kiosk this is and whether it reaches the server.
final class WaitingPage extends Region {
    private static final String PRODUCT = "Hymy";

    private final Panel panel;
    private final Face face = new Face(4);
    private final FitText product;
    private final FitText title;
    private final FitText help;
    private final FitText facts;
    private final Words words;
    private final String kiosk;

    WaitingPage(Brush brush, String kiosk, LinkWords link) {
        this.panel = brush.panel();
        this.words = brush.words();
        this.kiosk = kiosk;
        product = FitText.centred(PRODUCT, brush.type()::strong, panel.title() * 1.2);
        title = FitText.centred(words.of("waiting"), brush.type()::medium, panel.label() * 1.2);
        help = brush.label(words.of("waitingHelp")).styled("muted");
        facts = FitText.centred("", brush.type()::regular, panel.small() * 1.1).styled("muted");
        setId("screen-waiting");
        getStyleClass().add("page");
        getChildren().addAll(face, product, title, help, facts);
        show(link);
    }

    void show(LinkWords link) {
        facts.setWords(words.of("kiosk", kiosk) + "  ·  " + words.of(link.key()));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * panel.margin();
        double edge = Math.min(getHeight() * 0.26, panel.mm(46));
        double gap = panel.gap();
        double[] heights = {
            edge, product.prefHeight(width), title.prefHeight(width), help.prefHeight(width), facts.prefHeight(width)
        };
        double y = (getHeight() - Arrays.stream(heights).sum() - 4.4 * gap) / 2;
        face.resizeRelocate((getWidth() - edge) / 2, y, edge, edge);
        y += edge + gap;
        var texts = new FitText[] {product, title, help, facts};
        for (int i = 0; i < texts.length; i++) {
            texts[i].resizeRelocate(panel.margin(), y, width, heights[i + 1]);
            y += heights[i + 1] + gap * (i == 2 ? 2 : 0.7);
        }
    }
}
