package fi.hymy.fleet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the fleet server.
public final class FleetServer {
    private static final Logger LOG = LoggerFactory.getLogger(FleetServer.class);

    private FleetServer() {}

    public static void main(String[] arguments) {
        LOG.info("started with {} arguments", arguments.length);
    }
}
