package fi.hymy.fleet.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the embedded broker reads when it starts: a `config.xml` in a folder of its own, written anew each time.
final class HiveConfig {
    /// Bytes of a whole packet: a batch, its topic and its properties.
    private static final int MAX_PACKET = 100 * 1024;

    private static final int SESSION_EXPIRY_SECONDS = 7 * 24 * 3600;

    private HiveConfig() {}

    /// Nothing is queued on disk: kiosks hold their answers and the database holds what kiosks should show, so
    /// that a broker which forgets loses nothing.
    ///
    /// No kiosk comes in without a certificate, and none that our authority did not sign.
    ///
    /// @param port 1 to 65535
    static void write(Path folder, String address, int port, TlsFiles tls) {
        String config = """
                <?xml version="1.0"?>
                <hivemq>
                  <listeners>
                    <tls-tcp-listener>
                      <port>%d</port>
                      <bind-address>%s</bind-address>
                      <name>kiosks</name>
                      <tls>
                        <keystore>
                          <path>%s</path>
                          <password>%s</password>
                          <private-key-password>%s</private-key-password>
                        </keystore>
                        <truststore><path>%s</path><password>%s</password></truststore>
                        <protocols><protocol>TLSv1.3</protocol></protocols>
                        <client-authentication-mode>REQUIRED</client-authentication-mode>
                      </tls>
                    </tls-tcp-listener>
                  </listeners>
                  <mqtt>
                    <queued-messages>
                      <max-queue-size>200</max-queue-size>
                      <strategy>discard-oldest</strategy>
                    </queued-messages>
                    <retained-messages><enabled>false</enabled></retained-messages>
                    <quality-of-service><max-qos>1</max-qos></quality-of-service>
                    <topic-alias><enabled>false</enabled></topic-alias>
                    <session-expiry><max-interval>%d</max-interval></session-expiry>
                    <subscription-identifier><enabled>false</enabled></subscription-identifier>
                    <shared-subscriptions><enabled>false</enabled></shared-subscriptions>
                    <keep-alive>
                      <max-keep-alive>300</max-keep-alive>
                      <allow-unlimited>false</allow-unlimited>
                    </keep-alive>
                    <packets><max-packet-size>%d</max-packet-size></packets>
                    <receive-maximum><server-receive-maximum>10</server-receive-maximum></receive-maximum>
                  </mqtt>
                  <restrictions>
                    <max-client-id-length>64</max-client-id-length>
                    <max-topic-length>128</max-topic-length>
                    <no-connect-idle-timeout>10000</no-connect-idle-timeout>
                  </restrictions>
                  <security>
                    <allow-empty-client-id><enabled>false</enabled></allow-empty-client-id>
                  </security>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                  <persistence><mode>in-memory</mode></persistence>
                </hivemq>
                """.formatted(
                        port,
                        escaped(address),
                        escaped(tls.keyStore().toString()),
                        tls.password(),
                        tls.password(),
                        escaped(tls.trustStore().toString()),
                        tls.password(),
                        SESSION_EXPIRY_SECONDS,
                        MAX_PACKET);
        try {
            Files.writeString(folder.resolve("config.xml"), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
