package fi.hymy.simulator;

import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.kiosk.link.LinkState;
import fi.hymy.kiosk.relay.Relay;
import fi.hymy.kiosk.relay.Uplinks;
import fi.hymy.kiosk.twin.SurveySlot;
import fi.hymy.kiosk.twin.Twin;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.simulator.link.HiveMqLink;
import fi.hymy.simulator.outbox.KioskOutbox;
import fi.hymy.simulator.people.Place;
import fi.hymy.simulator.people.Visitor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A kiosk without a screen: all of its rooms that reach the server, and a place that sends visitors.
final class PretendKiosk implements SurveySlot {
    private final KioskId id;
    private final Place place;
    private final KioskTime time;
    private final KioskOutbox outbox;
    private volatile @Nullable ReadySurvey showing;
    private @Nullable Rooms rooms;

    PretendKiosk(KioskId id, Place place, KioskTime time, KioskOutbox outbox) {
        this.id = id;
        this.place = place;
        this.time = time;
        this.outbox = outbox;
    }

    /// What reaches the server.
    record Rooms(HiveMqLink link, Relay relay, Twin twin, Uplinks uplinks, PretendBox box) {}

    /// To be called once, before anything else.
    void equip(Rooms made) {
        rooms = made;
    }

    void start() {
        rooms().twin().start();
        rooms().link().start(rooms().relay());
    }

    /// Says goodbye; complete when that is done.
    CompletionStage<Boolean> leave() {
        return rooms().link().leave();
    }

    /// Says how its box is, if anybody hears it.
    void tellHealth() {
        if (isConnected()) {
            Duration up = Duration.ofMillis(time.now().monotonicMillis());
            var _ = rooms().uplinks().send(new Uplink.Health(rooms().box().look(up, ThreadLocalRandom.current())));
        }
    }

    private Rooms rooms() {
        if (rooms == null) {
            throw new IllegalStateException("the kiosk is not equipped");
        }
        return rooms;
    }

    /// Nobody stands before a pretend kiosk, so it changes at once.
    @Override
    public void show(@Nullable ReadySurvey survey, Runnable onScreen) {
        showing = survey;
        onScreen.run();
    }

    /// Its visitors come when they come.
    @Override
    public void opening(boolean open) {}

    KioskId id() {
        return id;
    }

    Place place() {
        return place;
    }

    KioskTime time() {
        return time;
    }

    boolean isConnected() {
        return rooms().link().state() instanceof LinkState.Connected;
    }

    Optional<ReadySurvey> showing() {
        return Optional.ofNullable(showing);
    }

    /// Whether no response was ever given here.
    boolean isNew() {
        return outbox.facts().lastSequence() == 0;
    }

    /// Keeps what a visitor gave and sends it on its way. Complete when it is on disk.
    CompletionStage<Long> keep(ReadySurvey survey, Visitor.Visit visit, Stamp ended, RandomGenerator random) {
        var response = new Response(
                ResponseId.of(ended.wallMillis(), random.nextLong(), random.nextLong()),
                survey.ref(),
                visit.language(),
                Response.Channel.TOUCH,
                KioskTime.before(ended, visit.took()),
                ended,
                visit.status(),
                visit.answers(),
                Set.of());
        return outbox.append(response).thenApply(sequence -> {
            rooms().relay().wake();
            return sequence;
        });
    }
}
