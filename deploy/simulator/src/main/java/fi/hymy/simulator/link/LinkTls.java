package fi.hymy.simulator.link;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// How a link proves who it is, and whom it believes. TLS 1.3; the trust manager alone decides, no host name is
/// looked at.
///
/// @param own shows the kiosk's certificate
/// @param trust may be shared by many
public record LinkTls(X509ExtendedKeyManager own, X509ExtendedTrustManager trust) {
    private static final Provider PROVIDER = Security.getProviders()[0];

    MqttClientSslConfig config() {
        return MqttClientSslConfig.builder()
                .keyManagerFactory(new KeyManagerFactory(new Keys(own), PROVIDER, "one key") {})
                .trustManagerFactory(new TrustManagerFactory(new Trusts(trust), PROVIDER, "one CA") {})
                .protocols(List.of("TLSv1.3"))
                .hostnameVerifier((_, _) -> true)
                .build();
    }

    private static final class Keys extends KeyManagerFactorySpi {
        private final KeyManager manager;

        Keys(KeyManager manager) {
            this.manager = manager;
        }

        @Override
        protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {}

        @Override
        protected void engineInit(@Nullable ManagerFactoryParameters parameters) {}

        @Override
        protected KeyManager[] engineGetKeyManagers() {
            return new KeyManager[] {manager};
        }
    }

    private static final class Trusts extends TrustManagerFactorySpi {
        private final TrustManager manager;

        Trusts(TrustManager manager) {
            this.manager = manager;
        }

        @Override
        protected void engineInit(@Nullable KeyStore store) {}

        @Override
        protected void engineInit(@Nullable ManagerFactoryParameters parameters) {}

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {manager};
        }
    }
}
