package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.mqtt.Login;
import fi.hymy.acceptance.mqtt.MqttConnection;
import fi.hymy.acceptance.program.MosquittoProgram;
import fi.hymy.acceptance.program.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/// How many messages of the same size mosquitto routes a second, QoS 1 in and out, to one subscriber;
/// everybody by mutual TLS 1.3.
///
/// @param window measured time; a fifth of it is spent warming up before
@SuppressWarnings("ArrayRecordComponent")
record MosquittoProbe(Path directory, boolean persistent, int publishers, byte[] payload, Duration window)
        implements Probe {
    /// Each publisher has this many messages under way. A kiosk has one batch under way until its receipt, so the
    /// server that this is the yardstick of is given as many kiosks as there are messages under way here.
    static final int UNDER_WAY = 5;

    @Override
    public String name() {
        return persistent ? "mosquitto file" : "mosquitto memory";
    }

    @Override
    public void measure(Figures figures) throws IOException {
        if (MosquittoProgram.installed().isEmpty()) {
            figures.note("mosquitto is not installed: its routing was not measured");
            return;
        }
        var received = new LongAdder();
        var stopping = new AtomicBoolean();
        var connections = new ArrayList<MqttConnection>();
        try (var broker = MosquittoProgram.start(directory, persistent)) {
            var subscriber = MqttConnection.open(
                    broker.port(), broker.tls(), Login.passing("bench-subscriber"), (_, _) -> received.increment());
            connections.add(subscriber);
            subscriber.subscribe("hymy/v1/+/up/responses").join();
            for (int i = 0; i < publishers; i++) {
                var publisher =
                        MqttConnection.open(broker.port(), broker.tls(), Login.passing("bench-" + i), (_, _) -> {});
                connections.add(publisher);
                String topic = "hymy/v1/bench-kiosk-" + i + "/up/responses";
                Thread.ofVirtual().start(() -> flood(publisher, topic, stopping));
            }
            Thread.sleep(window.dividedBy(5));
            long before = received.sum();
            long busy = broker.program().busyNanos();
            long own = Program.ownBusyNanos();
            long start = System.nanoTime();
            Thread.sleep(window);
            double elapsed = System.nanoTime() - start;
            long routed = received.sum() - before;
            busy = broker.program().busyNanos() - busy;
            own = Program.ownBusyNanos() - own;
            figures.add(name(), "messages/s", routed * 1e9 / elapsed);
            figures.add(name() + " CPU", "µs/message", busy / 1e3 / Math.max(1, routed));
            figures.add(name() + " load CPU", "µs/message", own / 1e3 / Math.max(1, routed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopping.set(true);
            connections.forEach(MqttConnection::breakOff);
        }
    }

    private void flood(MqttConnection publisher, String topic, AtomicBoolean stopping) {
        var free = new Semaphore(UNDER_WAY);
        try {
            while (!stopping.get()) {
                free.acquire();
                var _ = publisher.publish(topic, payload).whenComplete((_, _) -> free.release());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
