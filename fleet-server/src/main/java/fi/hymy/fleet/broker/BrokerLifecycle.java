package fi.hymy.fleet.broker;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets kiosks in once everything behind the door stands, and shuts it first when the server stops.
@Component
final class BrokerLifecycle implements SmartLifecycle {
    /// After the stores and writers, before the console.
    private static final int PHASE = 1000;

    private final Broker broker;
    private final KioskAuthenticator authenticator;
    private final Inbound inbound;

    private volatile boolean running;

    BrokerLifecycle(Broker broker, KioskAuthenticator authenticator, Inbound inbound) {
        this.broker = broker;
        this.authenticator = authenticator;
        this.inbound = inbound;
    }

    @Override
    public void start() {
        broker.start(authenticator, inbound);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        broker.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
