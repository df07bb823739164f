package fi.hymy.fleet.enrolment;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.LifeWatcher;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes kiosks that asked to join into the fleet. One transaction decides: of two who claim the same code
/// one is told who was first, and whoever claims again what is theirs gets the same kiosk.
@Component
final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private static final String TOO_MANY = key("Too many codes were wrong. Wait a minute.");
    private static final String MISTYPED =
            key("A digit of this code is wrong. Compare all eight with the kiosk's screen.");
    private static final String UNKNOWN = key("No kiosk shows this code. Compare it with the kiosk's screen.");
    private static final String ENDED = key("This code has ended. The kiosk shows a new one.");

    private static final int WRONG_AT_ONCE = 20;
    private static final Duration ONE_MORE = Duration.ofMinutes(1);

    private final Tickets tickets;
    private final Credentials credentials;
    private final Kiosks kiosks;
    private final Takeover replacement;
    private final LifeWatcher life;
    private final WriterDb writer;
    private final InstantSource clock;
    private final Allowance wrong;

    Claims(
            Tickets tickets,
            Credentials credentials,
            Kiosks kiosks,
            Takeover replacement,
            LifeWatcher life,
            WriterDb writer,
            InstantSource clock) {
        this.tickets = tickets;
        this.credentials = credentials;
        this.kiosks = kiosks;
        this.replacement = replacement;
        this.life = life;
        this.writer = writer;
        this.clock = clock;
        this.wrong = new Allowance(WRONG_AT_ONCE, ONE_MORE, clock);
    }

    /// @param code as typed
    /// @param name of a new kiosk; blank for a planned kiosk's own, or that of the one replaced
    /// @param planned a registered kiosk that has no certificate, or none that is good
    /// @param replaces a kiosk whose place and content this one takes
    record Claim(
            String code,
            String name,
            @Nullable KioskId planned,
            @Nullable KioskId replaces) {}

    /// What an operator sees who typed a code.
    sealed interface Seen {
        record Found(Ticket ticket) implements Seen {}

        /// @param why in a sentence that says what to do
        record Nothing(String why) implements Seen {}
    }

    /// The kiosk that waits with a code. Looking counts as guessing, too.
    ///
    /// @param typed as typed
    /// @param by the operator's user name
    Seen look(String typed, String by) {
        if (wait(by).isPositive()) {
            return new Seen.Nothing(t(TOO_MANY));
        }
        Optional<Code> code = Code.read(typed);
        if (code.isEmpty()) {
            return new Seen.Nothing(t(MISTYPED));
        }
        Optional<Ticket> ticket = tickets.find(code.get());
        if (ticket.isEmpty()) {
            wrong.take(by);
            return new Seen.Nothing(t(UNKNOWN));
        }
        return ticket.get()
                .claim()
                .<Seen>map(first -> new Seen.Nothing(
                        first.by().equals(by)
                                ? t("You claimed this kiosk already: it is %s.", first.kiosk())
                                : t("%s was first and claimed it.", first.by())))
                .orElseGet(() -> ticket.get().expiresAt().isAfter(clock.instant())
                        ? new Seen.Found(ticket.get())
                        : new Seen.Nothing(t(ENDED)));
    }

    /// How long an operator who mistook too many codes has to wait; zero for not at all.
    Duration wait(String by) {
        return wrong.wait(by);
    }

    /// @param by the operator's user name
    ClaimOutcome claim(Claim claim, String by) {
        if (wait(by).isPositive()) {
            return new ClaimOutcome.Refused(t(TOO_MANY), false);
        }
        Optional<Code> code = Code.read(claim.code());
        if (code.isEmpty()) {
            return new ClaimOutcome.Refused(t(MISTYPED), false);
        }
        ClaimOutcome outcome = decide(code.get(), claim, by);
        switch (outcome) {
            case ClaimOutcome.Refused(var _, var guess) when guess -> wrong.take(by);
            case ClaimOutcome.Refused _ -> {}
            case ClaimOutcome.Done(var kiosk) -> {
                LOG.info("kiosk {} was claimed by {}", kiosk.id(), by);
                life.claimed(kiosk.id(), by);
                if (claim.replaces() != null) {
                    replacement.cut(claim.replaces());
                    life.retired(claim.replaces(), by, Sentence.kept("Replaced by %s.", kiosk.name()));
                }
            }
        }
        return outcome;
    }

    private ClaimOutcome decide(Code code, Claim claim, String by) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            ClaimOutcome outcome = decided(code, claim, by);
            if (outcome instanceof ClaimOutcome.Refused) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private ClaimOutcome decided(Code code, Claim claim, String by) {
        if (!tickets.hold(code)) {
            return new ClaimOutcome.Refused(t(UNKNOWN), true);
        }
        Ticket ticket = tickets.find(code).orElseThrow();
        if (ticket.claim().isPresent()) {
            return again(ticket.claim().get(), by);
        }
        if (!ticket.expiresAt().isAfter(clock.instant())) {
            return new ClaimOutcome.Refused(t(ENDED), false);
        }
        return switch (whom(claim)) {
            case ClaimOutcome.Refused refused -> refused;
            case ClaimOutcome.Done(var kiosk) -> take(ticket, kiosk, claim, by);
        };
    }

    private ClaimOutcome take(Ticket ticket, Kiosk kiosk, Claim claim, String by) {
        Credential credential = credentials.issued(kiosk.id(), SigningRequest.key(ticket.publicKey()), by);
        tickets.take(ticket.code(), kiosk.id(), by, credential.serial());
        Optional<String> why =
                claim.replaces() == null ? Optional.empty() : replacement.take(claim.replaces(), kiosk.id(), by);
        return why.<ClaimOutcome>map(reason -> new ClaimOutcome.Refused(reason, false))
                .orElseGet(() -> new ClaimOutcome.Done(kiosk));
    }

    private ClaimOutcome again(Ticket.Claimed first, String by) {
        return first.by().equals(by)
                ? new ClaimOutcome.Done(kiosks.find(first.kiosk()).orElseThrow())
                : new ClaimOutcome.Refused(t("%s was first and claimed it.", first.by()), false);
    }

    /// The kiosk that the claim is about, made when it is a new one.
    private ClaimOutcome whom(Claim claim) {
        if (claim.planned() != null) {
            return planned(claim.planned(), claim.name());
        }
        String name = claim.name().isBlank() && claim.replaces() != null
                ? kiosks.find(claim.replaces()).map(Kiosk::name).orElse("")
                : claim.name().strip();
        return Kiosk.problem(name)
                .<ClaimOutcome>map(problem -> new ClaimOutcome.Refused(problem, false))
                .orElseGet(() -> new ClaimOutcome.Done(kiosks.register(name)));
    }

    /// Writing its name holds its row: of two who claim for one kiosk, the other waits.
    private ClaimOutcome planned(KioskId id, String wanted) {
        Optional<Kiosk> known = kiosks.find(id);
        if (known.isEmpty()) {
            return new ClaimOutcome.Refused(t("There is no kiosk '%s'.", id), false);
        }
        String name = wanted.isBlank() ? known.get().name() : wanted.strip();
        Optional<String> problem = Kiosk.problem(name);
        if (problem.isPresent()) {
            return new ClaimOutcome.Refused(problem.get(), false);
        }
        kiosks.rename(id, name);
        return credentials.hasGood(id)
                ? new ClaimOutcome.Refused(
                        t("%s has joined already. Revoke it first if this one is to be it.", name), false)
                : new ClaimOutcome.Done(new Kiosk(id, name, known.get().createdAt()));
    }
}
