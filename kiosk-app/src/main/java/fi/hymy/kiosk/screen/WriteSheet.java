package fi.hymy.kiosk.screen;

import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// Laid over a page to write one thing.
final class WriteSheet extends Region {
    /// Where it lies between the upper and the lower edge.
    private static final double MIDDLE = 0.4;

    /// Within the reach of those who sit.
    private static final double LOW = 0.65;

    private final Brush brush;
    private final FitText title;
    private final Writing writing;
    private final Consumer<String> written;

    WriteSheet(Brush brush, String title, String words, int maxLength, Consumer<String> written) {
        this(brush, title, words, maxLength, Keyboard.Kind.WORDS, written);
    }

    /// @param written told what was written, once it is done
    WriteSheet(Brush brush, String title, String words, int maxLength, Keyboard.Kind kind, Consumer<String> written) {
        this.brush = brush.modest();
        this.title = FitText.centred(title, brush.type()::strong, brush.panel().title() * 0.85);
        this.writing = new Writing(brush.modest(), words, maxLength, false, kind, this::done);
        this.written = written;
        setId("write-sheet");
        getStyleClass().add("backdrop");
        getChildren().addAll(this.title, writing);
    }

    /// Hides what is written, until the eye is tapped.
    void conceal() {
        writing.conceal();
    }

    private void done() {
        brush.overlay().close();
        written.accept(writing.input().getText().strip());
    }

    @Override
    protected void layoutChildren() {
        double margin = brush.panel().margin();
        double width = getWidth() - 2 * margin;
        double room = getHeight() - 2 * margin;
        double height = Math.min(writing.prefHeight(width), room * 0.84);
        double top = title.fitting(width, room - height) * 2;
        double heading = Math.min(top, room - height);
        double free = (room - heading - height) * (brush.panel().tall() ? LOW : MIDDLE);
        title.resizeRelocate(margin, margin + free, width, heading);
        writing.resizeRelocate(margin, margin + free + heading, width, height);
    }
}
