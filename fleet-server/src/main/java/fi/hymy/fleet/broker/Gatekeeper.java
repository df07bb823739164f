package fi.hymy.fleet.broker;

import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.packets.general.MqttVersion;
import fi.hymy.protocol.id.KioskId;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a kiosk in that speaks MQTT 5, under its own id, with its own certificate. The client id must be the
/// name that it proves: otherwise one kiosk could take over another's session.
final class Gatekeeper implements SimpleAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KioskAuthenticator kiosks;
    private final Executor executor;

    /// @param executor may wait for the database; the broker's own threads may not
    Gatekeeper(KioskAuthenticator kiosks, Executor executor) {
        this.kiosks = kiosks;
        this.executor = executor;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        ConnectPacket connect = input.getConnectPacket();
        if (connect.getMqttVersion() != MqttVersion.V_5) {
            output.failAuthentication(ConnackReasonCode.UNSUPPORTED_PROTOCOL_VERSION, "MQTT 5 is spoken here");
            return;
        }
        Optional<Claim> claim = input.getConnectionInformation()
                .getClientTlsInformation()
                .flatMap(ClientTlsInformation::getClientCertificate)
                .flatMap(proof -> claim(connect, proof));
        if (claim.isEmpty()) {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, "the client id must be the kiosk's own");
            return;
        }
        var async = output.async(PATIENCE, TimeoutFallback.FAILURE, ConnackReasonCode.SERVER_BUSY);
        executor.execute(() -> {
            try {
                decide(claim.get(), output);
            } finally {
                async.resume();
            }
        });
    }

    private void decide(Claim claim, SimpleAuthOutput output) {
        try {
            if (kiosks.accepts(claim.kiosk(), claim.proof())) {
                output.authenticateSuccessfully();
            } else {
                LOG.info("kiosk {} refused: unknown, or its proof is good no more", claim.kiosk());
                output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, "unknown kiosk, or not it");
            }
        } catch (RuntimeException e) {
            LOG.warn("kiosk {} could not be checked", claim.kiosk(), e);
            output.failAuthentication(ConnackReasonCode.SERVER_UNAVAILABLE, "come again later");
        }
    }

    /// User name and password are not looked at.
    private static Optional<Claim> claim(ConnectPacket connect, X509Certificate proof) {
        return CommonName.of(proof)
                .filter(name -> name.equals(connect.getClientId()))
                .flatMap(Gatekeeper::id)
                .map(kiosk -> new Claim(kiosk, proof));
    }

    private static Optional<KioskId> id(String text) {
        try {
            return Optional.of(new KioskId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private record Claim(KioskId kiosk, X509Certificate proof) {}
}
