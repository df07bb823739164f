package fi.hymy.kiosk;

/// Draws without a display.
final class Headless {
    private Headless() {}

    /// To be called before JavaFX starts; what was set on the command line stays.
    static void choose() {
        set("glass.platform", "Headless");
        set("prism.order", "sw");
        set("java.awt.headless", "true");
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
