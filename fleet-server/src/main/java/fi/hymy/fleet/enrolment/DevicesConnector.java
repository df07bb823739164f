package fi.hymy.fleet.enrolment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// The kiosks' own door beside the console's: TLS 1.3 alone, with a certificate if the kiosk has one. What
/// answers behind it, [DevicesChain] says.
@Component
final class DevicesConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int MOST_AT_ONCE = 20_000;
    private static final int MOST_KNOCKING = 2_000;

    private final ServerIdentity identity;
    private final DevicesSettings settings;
    private final String address;
    private final Connector connector = new Connector(Http11NioProtocol.class.getName());

    DevicesConnector(ServerIdentity identity, DevicesSettings settings, @Value("${hymy.address}") String address) {
        this.identity = identity;
        this.settings = settings;
        this.address = address;
    }

    /// The real one, once the server runs.
    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        connector.setPort(settings.port());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setXpoweredBy(false);
        var protocol = (Http11NioProtocol) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        protocol.setExecutor(new VirtualThreadExecutor("devices-"));
        // After a power cut they all come at the same moment.
        protocol.setMaxConnections(MOST_AT_ONCE);
        protocol.setAcceptCount(MOST_KNOCKING);
        try {
            protocol.setAddress(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the address " + address + " is not known here", e);
        }
        connector.addSslHostConfig(tls());
        factory.addAdditionalConnectors(connector);
    }

    /// From now on new connections see the newest certificate of this server.
    void reload() {
        var protocol = (Http11NioProtocol) connector.getProtocolHandler();
        for (SSLHostConfig tls : protocol.findSslHostConfigs()) {
            tls.getCertificates().forEach(certificate -> certificate.setCertificateKeystore(identity.keyStore()));
        }
        protocol.reloadSslHostConfigs();
    }

    private SSLHostConfig tls() {
        var tls = new SSLHostConfig();
        tls.setProtocols("TLSv1.3");
        tls.setCertificateVerification("optional");
        tls.setTrustStore(identity.trustStore());
        var certificate = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystore(identity.keyStore());
        certificate.setCertificateKeystorePassword(new String(ServerIdentity.password()));
        tls.addCertificate(certificate);
        return tls;
    }
}
