package fi.hymy.kiosk.link;

import fi.hymy.protocol.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// Writes down what the link tells, and deals with messages as the test wants.
final class RecordingListener implements LinkListener {
    final Queue<Long> connected = new ConcurrentLinkedQueue<>();
    final Queue<String> disconnected = new ConcurrentLinkedQueue<>();
    final Queue<String> received = new ConcurrentLinkedQueue<>();
    final Queue<String> symptoms = new ConcurrentLinkedQueue<>();
    private final Function<String, CompletionStage<?>> dealing;

    RecordingListener() {
        this(text -> CompletableFuture.completedStage(text));
    }

    /// @param dealing called with the text of each message, on the listener's thread
    RecordingListener(Function<String, CompletionStage<?>> dealing) {
        this.dealing = dealing;
    }

    @Override
    public byte[] lastWords(long session) {
        return ("gone " + session).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void connected(long session) {
        connected.add(session);
    }

    @Override
    public void disconnected(String reason) {
        disconnected.add(reason);
    }

    @Override
    public CompletionStage<?> received(Topic topic, byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        received.add(text);
        return dealing.apply(text);
    }

    @Override
    public void ailing(String symptom) {
        symptoms.add(symptom);
    }
}
