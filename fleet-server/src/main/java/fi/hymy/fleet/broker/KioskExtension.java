package fi.hymy.fleet.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.publish.PublishService;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/// What makes HiveMQ the broker of kiosks. Its services are kept when it starts, for they are found through
/// statics that the next broker in the same program would change.
final class KioskExtension implements ExtensionMain {
    private final KioskAuthenticator authenticator;
    private final Inbound inbound;
    private final Executor executor;
    private final ScheduledExecutorService delays;

    private volatile @Nullable PublishService publishing;
    private volatile @Nullable ClientService clients;

    KioskExtension(
            KioskAuthenticator authenticator, Inbound inbound, Executor executor, ScheduledExecutorService delays) {
        this.authenticator = authenticator;
        this.inbound = inbound;
        this.executor = executor;
        this.delays = delays;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Gatekeeper gatekeeper = new Gatekeeper(authenticator, executor);
        TopicRules rules = new TopicRules();
        InboundInterceptor interceptor = new InboundInterceptor(inbound);
        Wills wills = new Wills(inbound, delays);
        Services.eventRegistry().setClientLifecycleEventListener(client -> wills);
        publishing = Services.publishService();
        clients = Services.clientService();
        Services.securityRegistry().setAuthenticatorProvider(connect -> gatekeeper);
        Services.securityRegistry().setAuthorizerProvider(client -> rules);
        Services.initializerRegistry()
                .setClientInitializer((client, context) -> context.addPublishInboundInterceptor(interceptor));
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

    PublishService publishing() {
        return Objects.requireNonNull(publishing, "the broker has not started");
    }

    ClientService clients() {
        return Objects.requireNonNull(clients, "the broker has not started");
    }
}
