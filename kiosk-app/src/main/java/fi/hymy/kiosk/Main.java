package fi.hymy.kiosk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the kiosk.
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        LOG.info("started with {} arguments", arguments.length);
    }
}
