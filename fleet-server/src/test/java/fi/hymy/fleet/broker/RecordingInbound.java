package fi.hymy.fleet.broker;

import fi.hymy.protocol.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Keeps what came in, and says OK to it unless told otherwise.
final class RecordingInbound implements Inbound {
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Map<String, CompletionStage<Verdict>> answers = new ConcurrentHashMap<>();

    private volatile boolean exploding;

    record Message(Topic topic, String payload) {}

    @Override
    public CompletionStage<Verdict> accept(Topic topic, byte[] payload) {
        CompletionStage<Verdict> answer =
                answers.getOrDefault(topic.kiosk().value(), CompletableFuture.completedStage(Verdict.OK));
        messages.add(new Message(topic, new String(payload, StandardCharsets.UTF_8)));
        if (exploding) {
            throw new IllegalStateException("as told");
        }
        return answer;
    }

    void answer(String kiosk, CompletionStage<Verdict> answer) {
        answers.put(kiosk, answer);
    }

    void explode() {
        exploding = true;
    }

    void clear() {
        exploding = false;
        messages.clear();
        answers.clear();
    }

    int size() {
        return messages.size();
    }

    Optional<Message> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    Message next() {
        try {
            return next(Duration.ofSeconds(10)).orElseThrow(() -> new AssertionError("nothing came in"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
