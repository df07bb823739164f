package fi.hymy.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Something drawn on a sheet of its own measures, shown as large as it fits and in the middle. Nobody can tap it.
abstract class Drawing extends Region {
    private final double width;
    private final double height;
    private final Group sheet = new Group();
    private final Scale scale = new Scale(1, 1, 0, 0);

    /// @param width of the sheet, in the drawing's own units
    /// @param height likewise
    Drawing(double width, double height) {
        this.width = width;
        this.height = height;
        sheet.getTransforms().add(scale);
        sheet.setManaged(false);
        setMouseTransparent(true);
        getChildren().add(sheet);
    }

    final void draw(Node part) {
        sheet.getChildren().add(part);
    }

    @Override
    protected void layoutChildren() {
        double size = Math.min(getWidth() / width, getHeight() / height);
        scale.setX(size);
        scale.setY(size);
        sheet.setLayoutX((getWidth() - size * width) / 2);
        sheet.setLayoutY((getHeight() - size * height) / 2);
    }
}
