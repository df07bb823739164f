package fi.hymy.kiosk.link;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/// The one callback of a connection: hands on and returns.
final class PahoCallback implements MqttCallback {
    private static final int FIRST_ERROR = 0x80;

    private final PahoPipe.Events events;

    PahoCallback(PahoPipe.Events events) {
        this.events = events;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException cause = response.getException();
        if (cause != null) {
            events.ended(LinkEnd.failed("connection lost: ", cause));
        } else if (response.getReturnCode() >= FIRST_ERROR) {
            events.ended(LinkEnd.saidByBroker("disconnected by the broker", response.getReturnCode()));
        } else {
            events.ended(LinkEnd.because("disconnected by the broker"));
        }
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        events.ended(LinkEnd.failed("protocol error: ", exception));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        events.arrived(topic, message.getPayload(), message.getId(), message.getQos());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Each publish has a listener of its own.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // The connect has a listener of its own.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        events.ended(LinkEnd.because("the broker asks for an authentication that was not offered"));
    }
}
