package fi.hymy.simulator;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.publish.PublishService;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.simulator.enrolment.Endpoint;
import fi.hymy.simulator.enrolment.Identity;
import fi.hymy.simulator.enrolment.PretendDesk;
import fi.hymy.simulator.enrolment.Roll;
import fi.hymy.simulator.enrolment.TestCa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// As much of a fleet server as a kiosk needs: a real broker that desires one survey of every kiosk, receipts what it
/// takes, and gives the survey by HTTPS. It knows the kiosks that its CA vouches for.
final class PretendServer implements AutoCloseable {
    private static final Stamp STAMP = new Stamp(1, 0, 0, TimeQuality.CONFIRMED);

    /// Every row that came, as often as it came.
    final Map<KioskId, Queue<Uplink.Row>> rows = new ConcurrentHashMap<>();
    final Set<KioskId> born = ConcurrentHashMap.newKeySet();
    final Set<KioskId> gone = ConcurrentHashMap.newKeySet();
    final Set<KioskId> settled = ConcurrentHashMap.newKeySet();
    final AtomicInteger fetches = new AtomicInteger();

    final TestCa ca = new TestCa();

    private final Survey survey;
    private final EmbeddedHiveMQ broker;
    private final PretendDesk desk;
    private final int port;
    private volatile PublishService publishing;

    PretendServer(Survey survey, Path directory) throws Exception {
        this.survey = survey;
        this.port = freePort();
        this.desk = new PretendDesk(ca, port);
        serve(SurveyCodec.encode(survey));
        Path configuration = Files.createDirectories(directory.resolve("conf"));
        ca.write(configuration);
        Files.writeString(configuration.resolve("config.xml"), """
                <?xml version="1.0"?>
                <hivemq>
                  <listeners><tls-tcp-listener><port>%1$d</port><bind-address>127.0.0.1</bind-address>
                    <tls>
                      <keystore><path>%2$s/server.p12</path><password>%3$s</password>
                        <private-key-password>%3$s</private-key-password></keystore>
                      <truststore><path>%2$s/ca.p12</path><password>%3$s</password></truststore>
                      <client-authentication-mode>REQUIRED</client-authentication-mode>
                    </tls>
                  </tls-tcp-listener></listeners>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                  <persistence><mode>in-memory</mode></persistence>
                </hivemq>
                """.formatted(port, configuration, TestCa.PASSWORD));
        this.broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(directory.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(directory.resolve("extensions")))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("pretend")
                        .withName("Pretend")
                        .withVersion("1")
                        .withAuthor("Hymy")
                        .withExtensionMain(new Extension())
                        .build())
                .withoutLoggingBootstrap()
                .build();
        broker.start().get(60, TimeUnit.SECONDS);
    }

    /// Kiosks that it knows.
    Roll roll(List<Identity> kiosks) {
        return new Roll(desk.join(), new Endpoint("127.0.0.1", port), kiosks);
    }

    List<Uplink.Row> allRows() {
        return rows.values().stream().flatMap(Queue::stream).toList();
    }

    private void serve(byte[] bytes) {
        desk.door().createContext("/content/surveys/" + SurveyCodec.hash(bytes).hex(), exchange -> {
            fetches.incrementAndGet();
            exchange.sendResponseHeaders(200, bytes.length);
            try (var body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        });
    }

    private void take(KioskId kiosk, byte[] payload) {
        if (!(WireCodec.decodeUplink(payload) instanceof Decoded.Readable<Uplink>(Envelope<Uplink> envelope))) {
            return;
        }
        switch (envelope.message()) {
            case Uplink.Birth _ -> {
                born.add(kiosk);
                send(kiosk, Topic.Channel.DESIRED, new Downlink.Desired(new DesiredState(1, SurveyCodec.ref(survey))));
            }
            case Uplink.Responses responses -> {
                rows.computeIfAbsent(kiosk, _ -> new ConcurrentLinkedQueue<>()).addAll(responses.rows());
                send(
                        kiosk,
                        Topic.Channel.RECEIPTS,
                        new Downlink.Receipts(responses.rows().stream()
                                .map(row -> new Receipt(row.response().id(), new Receipt.Stored()))
                                .toList()));
            }
            case Uplink.Gone _ -> gone.add(kiosk);
            case Uplink.Reported reported -> {
                if (reported.state().problem().isEmpty() && reported.state().desiredVersion() == 1) {
                    settled.add(kiosk);
                }
            }
            case Uplink.Heartbeat _, Uplink.Health _, Uplink.CommandResult _, Uplink.Clocks _ -> {}
        }
    }

    private void send(KioskId kiosk, Topic.Channel channel, Downlink message) {
        var id = MessageId.of(
                0,
                ThreadLocalRandom.current().nextLong(),
                ThreadLocalRandom.current().nextLong());
        byte[] payload = WireCodec.encode(new Envelope<>(id, 0, STAMP, message));
        var _ = publishing.publish(Builders.publish()
                .topic(new Topic(kiosk, channel).name())
                .qos(Qos.AT_LEAST_ONCE)
                .payload(ByteBuffer.wrap(payload))
                .build());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        desk.close();
        broker.stop().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private final class Extension implements ExtensionMain {
        @Override
        public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
            publishing = Services.publishService();
            SimpleAuthenticator gatekeeper = PretendServer::admit;
            Services.securityRegistry().setAuthenticatorProvider(_ -> gatekeeper);
            PublishInboundInterceptor ear =
                    (publish, _) -> Topic.parse(publish.getPublishPacket().getTopic())
                            .ifPresent(topic -> take(topic.kiosk(), bytes(publish.getPublishPacket())));
            Services.initializerRegistry()
                    .setClientInitializer((_, context) -> context.addPublishInboundInterceptor(ear));
        }

        @Override
        public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}
    }

    private static void admit(SimpleAuthInput input, SimpleAuthOutput output) {
        String wanted = "CN=" + input.getConnectPacket().getClientId();
        boolean known = input.getConnectionInformation()
                .getClientTlsInformation()
                .flatMap(ClientTlsInformation::getClientCertificate)
                .filter(shown -> shown.getSubjectX500Principal().getName().equals(wanted))
                .isPresent();
        if (known) {
            output.authenticateSuccessfully();
        } else {
            output.failAuthentication();
        }
    }

    private static byte[] bytes(PublishPacket packet) {
        return packet.getPayload()
                .map(buffer -> {
                    byte[] copy = new byte[buffer.remaining()];
                    buffer.get(copy);
                    return copy;
                })
                .orElse(new byte[0]);
    }
}
