package fi.hymy.kiosk.screen;

import javafx.scene.layout.Region;

/// The room above a page.
interface Overlay {
    /// Lays something over the page, instead of what lay there.
    void open(Region over);

    void close();
}
