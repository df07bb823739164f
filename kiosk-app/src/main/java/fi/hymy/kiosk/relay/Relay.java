package fi.hymy.kiosk.relay;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.link.Link;
import fi.hymy.kiosk.link.LinkListener;
import fi.hymy.kiosk.outbox.Outbox;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where kept answers meet the connection: listens to the link, sends what the outbox keeps, takes receipts and orders,
/// says hello and gives signs of life.
///
/// All of its state belongs to its loop, which may be the link's listening thread too. What an acknowledgement of the
/// broker says changes nothing here: only a receipt of the server releases a row.
public final class Relay implements LinkListener {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration RESENDS_APART = Duration.ofSeconds(5);

    private final EventLoop loop;
    private final ReceiptLog receiptLog = new ReceiptLog();
    private final Outbox outbox;
    private final Link link;
    private final Uplinks uplinks;
    private final Delivery delivery;
    private final Hello hello;
    private final SignsOfLife signs;
    private final Wishes wishes;
    private long session;
    private long resendAllowedAt = Long.MIN_VALUE;

    /// @param loop the thread `relay`
    /// @param appVersion of this program, at most 64 characters
    /// @param heartbeat how often to give a sign of life
    /// @param random for jitter
    public Relay(
            EventLoop loop,
            Outbox outbox,
            Link link,
            Uplinks uplinks,
            String appVersion,
            Duration heartbeat,
            Wishes wishes,
            RandomGenerator random) {
        this.loop = loop;
        this.outbox = outbox;
        this.link = link;
        this.uplinks = uplinks;
        var told = new Told(outbox);
        this.hello = new Hello(loop, told, link, uplinks, appVersion);
        this.signs = new SignsOfLife(loop, told, uplinks, heartbeat);
        this.delivery = new Delivery(loop, outbox, uplinks, random, this::drained);
        this.wishes = wishes;
    }

    /// Rows may wait: to be called after each append, and when the outbox can be read again. From any thread.
    public void wake() {
        loop.execute(delivery::pump);
    }

    private void drained() {
        signs.correct(session);
    }

    @Override
    public byte[] lastWords(long session) {
        return WireCodec.encode(uplinks.envelope(new Uplink.Gone(session)));
    }

    @Override
    public void connected(long connected) {
        wishes.connected();
        loop.execute(() -> {
            session = connected;
            hello.say(connected);
            signs.begin(connected);
            delivery.connected();
        });
    }

    @Override
    public void disconnected(String reason) {
        loop.execute(() -> {
            hello.hush();
            signs.end();
            delivery.disconnected();
        });
    }

    @Override
    public void ailing(String symptom) {
        wishes.restart(symptom);
    }

    /// The last receipts that came; may be used from any thread.
    public ReceiptLog receipts() {
        return receiptLog;
    }

    @Override
    public CompletionStage<?> received(Topic topic, byte[] payload) {
        return switch (WireCodec.decodeDownlink(payload)) {
            case Decoded.Readable<Downlink>(var envelope) -> take(envelope.message());
            case Decoded.NewerVersion<Downlink>(var id, int version) ->
                passOver("speaks version %d of the protocol".formatted(version));
            case Decoded.UnknownType<Downlink>(var id, String type) -> passOver("is of the unknown type " + type);
            case Decoded.Undecodable<Downlink>(String reason) -> passOver("cannot be read: " + reason);
        };
    }

    private static CompletionStage<?> passOver(String what) {
        LOG.warn("a message of the server is passed over, it {}", what);
        return CompletableFuture.completedStage(what);
    }

    /// Completes when what the message asks for is done for good.
    private CompletionStage<?> take(Downlink message) {
        return switch (message) {
            case Downlink.Receipts(List<Receipt> receipts) -> orAgain("receipts", settle(receipts));
            case Downlink.Deferred deferred -> onLoop(() -> delivery.deferred(deferred.message(), deferred.reason()));
            case Downlink.Desired desired -> {
                desired.sealTo().ifPresent(wishes::sealTo);
                wishes.desired(desired.state());
                desired.comeBackWithin().ifPresent(link::comeBackWithin);
                yield onLoop(hello::hush);
            }
            case Downlink.Resend resend -> orAgain("an order to send rows again", resend(resend));
            case Downlink.Forget(var response) -> outbox.forget(response);
            case Downlink.Command command -> {
                wishes.command(command);
                yield CompletableFuture.completedStage(command);
            }
        };
    }

    /// What cannot be kept now, as while the outbox is opened anew, comes by itself again: that batch is sent
    /// once more, or the server asks once more. So it is acknowledged all the same, for the broker holds back
    /// what comes after a message that is not.
    private static CompletionStage<?> orAgain(String what, CompletionStage<?> done) {
        return done.handle((value, failure) -> {
            if (failure != null) {
                LOG.warn("{} could not be kept and will come again: {}", what, failure.toString());
            }
            return what;
        });
    }

    private CompletionStage<?> settle(List<Receipt> receipts) {
        receiptLog.add(loop.millis(), receipts);
        return outbox.settle(receipts).thenRun(() -> loop.execute(() -> delivery.receipted(receipts)));
    }

    private CompletionStage<?> resend(Downlink.Resend order) {
        if (!order.outbox().equals(outbox.id())) {
            return passOver("asks for rows of another outbox");
        }
        CompletableFuture<Object> done = new CompletableFuture<>();
        loop.execute(() -> {
            if (loop.millis() < resendAllowedAt) {
                LOG.warn("rows {} to {} are asked for too soon after others", order.from(), order.to());
                done.complete(order);
                return;
            }
            resendAllowedAt = loop.millis() + RESENDS_APART.toMillis();
            outbox.resend(order.from(), order.to()).whenComplete((count, failure) -> {
                if (failure == null) {
                    LOG.info("the server asks for rows {} to {}, {} go again", order.from(), order.to(), count);
                    done.complete(count);
                    wake();
                } else {
                    done.completeExceptionally(failure);
                }
            });
        });
        return done.minimalCompletionStage();
    }

    private CompletionStage<?> onLoop(Runnable task) {
        loop.execute(task);
        return CompletableFuture.completedStage(task);
    }
}
