package fi.hymy.kiosk.relay;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.link.Published;
import fi.hymy.kiosk.outbox.MemoryOutbox;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever link and server do, no row is released without a receipt, and all are in the end.
final class RelayPropertyTest {
    /// Making one costs more than sending it.
    private static final Map<Integer, Response> MADE = new HashMap<>();

    @Property(tries = 60)
    void releasesByReceiptsAloneAndAllInTheEnd(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int steps) {
        World world = new World(new Random(seed));
        for (int step = 0; step < steps; step++) {
            world.somethingHappens();
            world.checkThatNothingWasReleasedWithoutAReceipt();
        }
        world.healAndDrain();

        assertThat(world.outbox.facts().unsent())
                .as("all in the end, seed %d", seed)
                .isZero();
        assertThat(world.stored.keySet()).containsExactlyInAnyOrderElementsOf(world.kept);
        assertThat(world.stored)
                .as("each body as it was given")
                .allSatisfy((id, body) -> assertThat(body.id()).isEqualTo(id));
    }

    /// A kiosk, a bad network and a server that stores by id.
    private static final class World {
        private final Random random;
        private final ManualLoop loop = new ManualLoop();
        private final FakeLink link = new FakeLink();
        private final MemoryOutbox outbox = new MemoryOutbox();
        private final Relay relay;
        private final Set<ResponseId> kept = new HashSet<>();
        private final Map<ResponseId, Response> stored = new HashMap<>();
        /// Receipts that reached the kiosk.
        private final Set<ResponseId> receipted = new HashSet<>();
        /// Receipts on their way: to be lost, doubled, or delivered in any order.
        private final List<Downlink> underWay = new ArrayList<>();
        private int heard;
        private boolean wellBehaved;

        World(Random random) {
            this.random = random;
            Stamp now = new Stamp(7, 1, 1_790_000_000_000L, TimeQuality.CONFIRMED);
            relay = new Relay(
                    loop,
                    outbox,
                    link,
                    new Uplinks(FakeLink.KIOSK, link, () -> now, random),
                    "1",
                    Duration.ofMinutes(1),
                    new Silent(),
                    random);
            link.start(relay);
            link.broker = (topic, envelope) -> network();
        }

        private Published network() {
            if (wellBehaved) {
                return new Published.Acked();
            }
            return switch (random.nextInt(8)) {
                case 0 -> new Published.Lost("noise");
                case 1 -> new Published.Refused(0x97);
                case 2 -> new Published.Refused(0x80);
                default -> new Published.Acked();
            };
        }

        void somethingHappens() {
            switch (random.nextInt(9)) {
                case 0, 1 -> append(1 + random.nextInt(40));
                case 2 -> link.up();
                case 3 -> link.down();
                case 4 -> loop.advance(Duration.ofSeconds(random.nextInt(60)));
                case 5 -> loop.advance(Duration.ofMinutes(random.nextInt(30)));
                case 6 -> serve();
                case 7 -> deliver();
                default -> link.say(new Downlink.Resend(outbox.id(), 1 + random.nextInt(20), 1_000));
            }
            loop.run();
        }

        private void append(int count) {
            for (int i = 0; i < count; i++) {
                var response = MADE.computeIfAbsent(kept.size() + 1, number -> SampleResponses.nps(number, 9));
                kept.add(response.id());
                outbox.append(response);
            }
            relay.wake();
        }

        /// The server reads what was heard, stores some of it, and answers.
        private void serve() {
            for (; heard < link.heard.size(); heard++) {
                Envelope<Uplink> envelope = link.heard.get(heard);
                switch (envelope.message()) {
                    case Uplink.Responses batch -> answer(envelope, batch);
                    case Uplink.Birth _ -> underWay.add(new Downlink.Desired(new DesiredState(1, null)));
                    case Uplink.Heartbeat _,
                            Uplink.Gone _,
                            Uplink.Reported _,
                            Uplink.Health _,
                            Uplink.CommandResult _,
                            Uplink.Clocks _ -> {}
                }
            }
        }

        private void answer(Envelope<Uplink> envelope, Uplink.Responses batch) {
            if (!wellBehaved && random.nextInt(6) == 0) {
                underWay.add(new Downlink.Deferred(envelope.id(), "busy"));
                return;
            }
            List<Receipt> receipts = new ArrayList<>();
            batch.rows().forEach(row -> receipts.add(new Receipt(row.response().id(), outcome(row))));
            Collections.shuffle(receipts, random);
            int middle = random.nextInt(receipts.size() + 1);
            List.of(receipts.subList(0, middle), receipts.subList(middle, receipts.size())).stream()
                    .filter(part -> !part.isEmpty())
                    .forEach(part -> underWay.add(new Downlink.Receipts(part)));
        }

        private Receipt.Outcome outcome(Uplink.Row row) {
            if (!wellBehaved && random.nextInt(10) == 0) {
                return new Receipt.Deferred("full");
            }
            return stored.put(row.response().id(), row.response()) == null
                    ? new Receipt.Stored()
                    : new Receipt.Duplicate();
        }

        private void deliver() {
            Collections.shuffle(underWay, random);
            while (!underWay.isEmpty()) {
                Downlink message = underWay.removeLast();
                if (!wellBehaved && random.nextInt(4) == 0) {
                    continue;
                }
                if (message instanceof Downlink.Receipts(List<Receipt> receipts)) {
                    receipts.stream()
                            .filter(receipt -> !(receipt.outcome() instanceof Receipt.Deferred))
                            .forEach(receipt -> receipted.add(receipt.response()));
                }
                link.say(message);
                if (random.nextInt(4) == 0) {
                    link.say(message);
                }
            }
        }

        void checkThatNothingWasReleasedWithoutAReceipt() {
            Set<ResponseId> released = new HashSet<>(kept);
            outbox.unsent(100_000, Integer.MAX_VALUE, Set.of())
                    .forEach(row -> released.remove(row.response().id()));
            assertThat(receipted).containsAll(released);
        }

        void healAndDrain() {
            wellBehaved = true;
            link.up();
            loop.run();
            for (int minute = 0; minute < 120 && outbox.facts().unsent() > 0; minute++) {
                for (int i = 0; i < 60; i++) {
                    serve();
                    deliver();
                    loop.advance(Duration.ofSeconds(1));
                }
                link.up();
            }
        }
    }

    private static final class Silent implements Wishes {
        @Override
        public void connected() {
            // Nobody asks.
        }

        @Override
        public void desired(DesiredState state) {
            // Nobody asks.
        }

        @Override
        public void command(Downlink.Command command) {
            // Nobody asks.
        }
    }
}
