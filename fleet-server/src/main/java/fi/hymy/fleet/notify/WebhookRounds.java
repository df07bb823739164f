package fi.hymy.fleet.notify;

import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/// Calls webhooks, some at once: one that does not answer holds up no other for longer than its time limit.
@Component
final class WebhookRounds implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 16;

    private final Deliveries deliveries;
    private final WebhookDoor door;
    private final Rounds rounds = new Rounds("webhook-caller", PAUSE, "webhooks cannot be called", this::round);

    WebhookRounds(Deliveries deliveries, WebhookDoor door) {
        this.deliveries = deliveries;
        this.door = door;
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    void round() throws InterruptedException, ExecutionException {
        List<Delivery> taken = deliveries.take(Delivery.Channel.WEBHOOK, AT_ONCE);
        if (taken.isEmpty()) {
            return;
        }
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("webhook-call-", 0).factory())) {
            List<Future<Delivery.Outcome>> outcomes = taken.stream()
                    .map(call -> threads.submit(() -> door.call(call)))
                    .toList();
            for (int i = 0; i < taken.size(); i++) {
                deliveries.done(taken.get(i), outcomes.get(i).get());
            }
        }
    }
}
