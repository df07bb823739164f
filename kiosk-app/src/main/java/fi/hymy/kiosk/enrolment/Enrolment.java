package fi.hymy.kiosk.enrolment;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.BootFile;
import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.kiosk.config.JoinSettings;
import fi.hymy.kiosk.enrolment.EnrolmentView.State;
import fi.hymy.kiosk.enrolment.IdentityFolder.Asked;
import fi.hymy.protocol.message.Enrolment.Claimed;
import fi.hymy.protocol.message.Enrolment.Waiting;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a kiosk that is nobody into a fleet: it asks, shows the code that it got until somebody claims it, keeps its
/// certificate, and is done. Every step begins with what lies on the disk, so that it goes on wherever it was cut off,
/// and asks anew where the server has forgotten it.
///
/// Lives on its loop, which waits for the disk and the network.
public final class Enrolment implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);
    private static final Duration LOOK_FOR_ADDRESS = Duration.ofSeconds(5);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_BUSY = Duration.ofMinutes(5);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;

    private final EventLoop loop;
    private final IdentityFolder folder;
    private final Office office;
    private final TrustedTime time;
    private final JoinSettings settings;
    private final RandomGenerator random;
    private final Consumer<EnrolmentView> shown;
    private final Consumer<Membership> joined;

    private EventLoop.Pending pending = () -> {};
    private Duration poll = FIRST_WAIT;
    private String code = "";
    private String claimUrl = "";
    private long lifeMillis = USUAL_LIFE.toMillis();
    private long endMillis;
    private int failures;
    private boolean over;
    private List<String> faults = List.of();

    /// @param shown told on the loop how it stands
    /// @param joined told once, on the loop, when the kiosk's identity is on its disk
    Enrolment(
            EventLoop loop,
            IdentityFolder folder,
            Office office,
            TrustedTime time,
            JoinSettings settings,
            RandomGenerator random,
            Consumer<EnrolmentView> shown,
            Consumer<Membership> joined) {
        this.loop = loop;
        this.folder = folder;
        this.office = office;
        this.time = time;
        this.settings = settings;
        this.random = random;
        this.shown = shown;
        this.joined = joined;
    }

    /// What the kiosk says of itself when it asks.
    public record About(String appVersion, String hardware) {}

    /// Over HTTPS.
    ///
    /// @param loop for this alone; closed by whoever made it, after this
    public static Enrolment over(
            EventLoop loop,
            IdentityFolder folder,
            TrustedTime time,
            JoinSettings settings,
            About about,
            RandomGenerator random,
            Consumer<EnrolmentView> shown,
            Consumer<Membership> joined) {
        var office = new HttpOffice(time, about.appVersion(), about.hardware());
        return new Enrolment(loop, folder, office, time, settings, random, shown, joined);
    }

    public void start() {
        loop.execute(this::step);
    }

    /// Somebody showed the kiosk a text, as by a scanner. From any thread. Where settings name a server, they hold.
    public void typed(String text) {
        loop.execute(() -> take(text));
    }

    private void take(String text) {
        try {
            JoinAddress address = JoinAddress.parse(text);
            LOG.info("shown the server {}", address.server());
            folder.keepAddress(address);
            failures = 0;
            pending.cancel();
            step();
        } catch (IllegalArgumentException e) {
            tell(State.NO_ADDRESS, "what was scanned: " + e.getMessage());
        } catch (IOException e) {
            tell(State.DISK, e.toString());
        }
    }

    private void step() {
        if (over) {
            return;
        }
        BootFile boot = BootFile.read(settings.boot());
        faults = boot.faults();
        Optional<JoinAddress> address = settings.address().or(boot::address).or(folder::address);
        if (address.isEmpty()) {
            tell(State.NO_ADDRESS, null);
            again(LOOK_FOR_ADDRESS);
            return;
        }
        try {
            KeyPair key = folder.request();
            Optional<Asked> asked =
                    folder.asked().filter(known -> known.address().equals(address.get()));
            if (asked.isPresent()) {
                look(asked.get(), key);
            } else {
                ask(address.get(), key);
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("the kiosk cannot join: {}", e.toString());
            failed(State.DISK, e.toString());
        }
    }

    private void ask(JoinAddress address, KeyPair key) throws IOException, GeneralSecurityException {
        forgetCode();
        tell(State.ASKING, null);
        switch (office.ask(address, Csr.of(key))) {
            case Office.Given(var ticket, var date) -> {
                folder.keepAsked(new Asked(ticket.ticket(), address, ticket.claimUrl()));
                poll = ticket.poll();
                claimUrl = ticket.claimUrl();
                waitFor(ticket.code(), ticket.expiresAt(), date);
                lifeMillis = Math.max(1, endMillis - loop.millis());
                waiting();
            }
            case Office.Reply other -> otherwise(other);
        }
    }

    private void look(Asked asked, KeyPair key) throws IOException {
        switch (office.look(asked.address(), asked.ticket())) {
            case Office.Standing(Waiting(String waits, Instant expires), var date) -> {
                claimUrl = asked.claimUrl();
                waitFor(waits, expires, date);
                waiting();
            }
            case Office.Standing(Claimed claimed, var _) -> take(claimed, asked.address(), key);
            case Office.Unknown _ -> {
                LOG.info("the server does not know the ticket any more, a new one is asked for");
                folder.forgetAsked();
                forgetCode();
                failed(State.EXPIRED, null);
            }
            case Office.Reply other -> otherwise(other);
        }
    }

    private void take(Claimed claimed, JoinAddress address, KeyPair key) throws IOException {
        var membership = new Membership(
                claimed.kiosk(),
                address.server(),
                claimed.mqttHost().orElseGet(() -> address.server().getHost()),
                claimed.mqttPort());
        try {
            folder.keep(Identity.of(
                    membership, key.getPrivate(), key.getPublic(), claimed.chain(), address.ca(), time.now()));
        } catch (GeneralSecurityException e) {
            LOG.error("the server's certificate for this kiosk is no good: {}", e.getMessage());
            folder.forgetRequest();
            forgetCode();
            failed(State.REFUSED, e.getMessage());
            return;
        }
        over = true;
        LOG.info("joined as {}", membership.kiosk());
        tell(State.JOINED, null);
        joined.accept(membership);
    }

    private void otherwise(Office.Reply reply) {
        switch (reply) {
            case Office.Busy(Duration wait) -> {
                tell(State.REFUSED, "the server is too busy, or was asked too often");
                Duration bounded = wait.compareTo(LONGEST_BUSY) < 0 ? wait : LONGEST_BUSY;
                again(bounded.plusMillis(random.nextLong(1 + bounded.toMillis() / 4)));
            }
            case Office.Refused(String words) -> failed(State.REFUSED, words);
            case Office.Unreachable(String words) -> failed(State.NO_NETWORK, words);
            case Office.Wrong(var reason, String words) ->
                failed(reason == WrongServerException.Reason.ENDED ? State.SERVER_ENDED : State.WRONG_SERVER, words);
            case Office.Unknown _, Office.Given _, Office.Standing _ ->
                failed(State.REFUSED, "the server answered out of turn");
        }
    }

    private void waitFor(String given, Instant expires, @Nullable Instant date) {
        if (!given.equals(code)) {
            // For whoever has no screen to read it from.
            LOG.info("enrolment code {}", given);
        }
        code = given;
        Duration left = date == null ? USUAL_LIFE : Duration.between(date, expires);
        endMillis = loop.millis() + Math.max(0, left.toMillis());
    }

    private void waiting() {
        failures = 0;
        tell(State.WAITING, null);
        again(jittered(poll));
    }

    /// What fails more than once is tried at ever longer intervals.
    private void failed(State state, @Nullable String words) {
        tell(state, words);
        long bound = Math.min(FIRST_WAIT.toMillis() << Math.min(failures, MOST_DOUBLINGS), LONGEST_WAIT.toMillis());
        failures++;
        again(jittered(Duration.ofMillis(bound)));
    }

    private Duration jittered(Duration usual) {
        return Duration.ofMillis(usual.toMillis() / 2 + random.nextLong(usual.toMillis() / 2 + 1));
    }

    private void again(Duration delay) {
        pending.cancel();
        pending = loop.after(delay, this::step);
    }

    private void forgetCode() {
        code = "";
        claimUrl = "";
        lifeMillis = USUAL_LIFE.toMillis();
    }

    /// A code that is still good stays on the glass while something goes wrong.
    private void tell(State state, @Nullable String words) {
        var details = new ArrayList<String>();
        if (words != null) {
            LOG.info("joining: {} ({})", state, words);
            details.add(words);
        }
        details.addAll(faults);
        double left = Math.clamp((double) (endMillis - loop.millis()) / lifeMillis, 0, 1);
        shown.accept(
                code.isEmpty()
                        ? EnrolmentView.without(state, details)
                        : new EnrolmentView(state, code, claimUrl, left, details));
    }

    /// Nothing more is asked. From any thread.
    @Override
    public void close() {
        if (office instanceof HttpOffice http) {
            http.close();
        }
        loop.execute(() -> {
            over = true;
            pending.cancel();
        });
    }
}
