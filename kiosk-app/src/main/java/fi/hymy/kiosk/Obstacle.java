package fi.hymy.kiosk;

import fi.hymy.kiosk.enrolment.Reach;
import fi.hymy.kiosk.network.LocalNetwork;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Why there is no link, looked for only while somebody of the staff looks, and not more often than every few seconds.
/// Whoever asks gets what was found last and does not wait. For one thread.
final class Obstacle {
    private static final long AGAIN_MILLIS = Duration.ofSeconds(10).toMillis();
    private static final Executor ASIDE = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("obstacle-", 0).factory());

    private final Supplier<LocalNetwork.State> box;
    private final Supplier<Reach> server;
    private final LongSupplier millis;
    private @Nullable CompletableFuture<Kind> look;
    private Optional<Kind> found = Optional.empty();
    private long lookedAt;

    /// What stands in the way, from near to far.
    enum Kind {
        NO_LINK,
        NO_ADDRESS,
        PORTAL,
        NO_NAME,
        NOBODY,
        SOMEBODY_ELSE,
        ENDED,
        /// The server answers; only its broker does not.
        BROKER;

        /// Of the staff's words.
        String word() {
            return "obstacle." + name().toLowerCase(Locale.ROOT);
        }

        static Kind of(LocalNetwork.State box, Supplier<Reach> server) {
            return switch (box) {
                case NO_LINK -> NO_LINK;
                case NO_ADDRESS -> NO_ADDRESS;
                case PORTAL, UP ->
                    switch (server.get()) {
                        case SERVER -> BROKER;
                        case NO_NAME -> NO_NAME;
                        case NOBODY -> box == LocalNetwork.State.PORTAL ? PORTAL : NOBODY;
                        case SOMEBODY_ELSE -> box == LocalNetwork.State.PORTAL ? PORTAL : SOMEBODY_ELSE;
                        case ENDED -> ENDED;
                    };
            };
        }
    }

    /// @param box how far this box has come by itself
    /// @param server who answers there; waits for the network
    Obstacle(Supplier<LocalNetwork.State> box, Supplier<Reach> server, LongSupplier millis) {
        this.box = box;
        this.server = server;
        this.millis = millis;
    }

    /// What was found last; empty while the first look goes on.
    Optional<Kind> look() {
        if (look != null && look.isDone()) {
            found = look.isCompletedExceptionally() ? Optional.empty() : Optional.of(look.join());
            look = null;
            lookedAt = millis.getAsLong();
        } else if (look == null && (found.isEmpty() || millis.getAsLong() - lookedAt >= AGAIN_MILLIS)) {
            look = CompletableFuture.supplyAsync(() -> Kind.of(box.get(), server), ASIDE);
        }
        return found;
    }

    /// The link stands: what was found before is forgotten.
    void none() {
        found = Optional.empty();
        look = null;
    }
}
