package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.KioskClock;
import fi.hymy.kiosk.config.BootFile;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.link.Link;
import fi.hymy.kiosk.link.LinkState;
import fi.hymy.kiosk.outbox.OutboxCondition;
import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.kiosk.outbox.PatientOutbox;
import fi.hymy.kiosk.relay.ReceiptLog;
import fi.hymy.kiosk.staff.Fact;
import fi.hymy.kiosk.staff.Fact.Mood;
import fi.hymy.kiosk.staff.StaffFacts;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.response.Stamp;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Gathers what the staff's pages tell. Reads files, so it is asked on a worker.
final class KioskFacts implements StaffFacts.Source {
    private static final int LOG_BYTES = 64 * 1024;
    private static final int LOG_LINES = 400;
    private static final int MOST_FAULTS = 2;
    private static final Duration LONG_WAIT = Duration.ofMinutes(15);

    private final KioskSettings settings;
    private final Belonging belonging;
    private final Supplier<String> broker;
    private final Obstacle obstacle;
    private final KioskClock clock;
    private final EventLoop timer;
    private final Link link;
    private final PatientOutbox outbox;
    private final ReceiptLog receipts;
    private final boolean simulatedPins;
    private final IntSupplier unshownPictures;
    private volatile String showing = "";

    /// @param broker where it is, as `host:port`
    /// @param obstacle why there is no link
    /// @param simulatedPins whether the pins are not this machine's
    /// @param unshownPictures how many of the survey's pictures cannot be shown
    KioskFacts(
            KioskSettings settings,
            Belonging belonging,
            Supplier<String> broker,
            Obstacle obstacle,
            KioskClock clock,
            EventLoop timer,
            Link link,
            PatientOutbox outbox,
            ReceiptLog receipts,
            boolean simulatedPins,
            IntSupplier unshownPictures) {
        this.settings = settings;
        this.belonging = belonging;
        this.broker = broker;
        this.obstacle = obstacle;
        this.clock = clock;
        this.timer = timer;
        this.link = link;
        this.outbox = outbox;
        this.receipts = receipts;
        this.simulatedPins = simulatedPins;
        this.unshownPictures = unshownPictures;
    }

    /// Follows what visitors are shown.
    void follow(VisitView view) {
        if (view instanceof VisitView.Attract attract) {
            var survey = attract.survey();
            showing = "%s (%s, version %d)".formatted(survey.name(), survey.id(), survey.version());
        } else if (view instanceof VisitView.Waiting) {
            showing = "";
        }
    }

    @Override
    public StaffFacts look() {
        return new StaffFacts(connection(), answers(), about(), log());
    }

    private List<Fact> connection() {
        var facts = new ArrayList<Fact>();
        switch (link.state()) {
            case LinkState.Connected _ -> {
                facts.add(Fact.word("link", "link.connected", Mood.GOOD));
                obstacle.none();
            }
            case LinkState.Connecting _ -> facts.add(Fact.word("link", "link.connecting", Mood.BAD));
            case LinkState.Down _ -> facts.add(Fact.word("link", "link.down", Mood.BAD));
            case LinkState.Waiting(Duration _, String reason, boolean turnedAway) -> {
                facts.add(Fact.word("link", turnedAway ? "link.refused" : "link.down", Mood.BAD));
                Optional<String> why = turnedAway
                        ? Optional.of("obstacle.refused")
                        : obstacle.look().map(Obstacle.Kind::word);
                why.ifPresent(word -> facts.add(Fact.word("obstacle", word, Mood.BAD)));
                facts.add(Fact.of("link.reason", reason, Mood.PLAIN));
            }
        }
        facts.add(Fact.plain("link.broker", broker.get()));
        facts.add(Fact.plain("link.server", belonging.server().toString()));
        facts.addAll(addresses());
        BootFile.networkFaults(settings.join().boot()).stream()
                .limit(MOST_FAULTS)
                .forEach(fault -> facts.add(Fact.of("network.fault", firstSentence(fault), Mood.BAD)));
        return facts;
    }

    /// What is wrong; what to do about it stands in the handbook, and on the glass before the kiosk has joined.
    private static String firstSentence(String fault) {
        return fault.split("(?<=[.]) ", 2)[0];
    }

    private static List<Fact> addresses() {
        try {
            List<Fact> found = NetworkInterface.networkInterfaces()
                    .filter(KioskFacts::outward)
                    .map(face -> Fact.plain("network", face.getName() + "  " + addresses(face)))
                    .limit(4)
                    .toList();
            return found.isEmpty() ? List.of(Fact.word("network", "network.none", Mood.BAD)) : found;
        } catch (SocketException e) {
            return List.of(Fact.of("network", e.toString(), Mood.BAD));
        }
    }

    private static boolean outward(NetworkInterface face) {
        try {
            return face.isUp() && !face.isLoopback() && face.getInetAddresses().hasMoreElements();
        } catch (SocketException e) {
            return false;
        }
    }

    private static String addresses(NetworkInterface face) {
        return face.inetAddresses()
                .filter(address -> !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)
                .limit(2)
                .collect(Collectors.joining("  "));
    }

    private List<Fact> answers() {
        var facts = new ArrayList<Fact>();
        try {
            var kept = outbox.facts();
            Duration age = Duration.ofMillis(kept.oldestUnsentMillis());
            boolean late = kept.unsent() > 0 && age.compareTo(LONG_WAIT) > 0;
            facts.add(Fact.of("unsent", Long.toString(kept.unsent()), late ? Mood.BAD : Mood.GOOD));
            if (kept.unsent() > 0) {
                facts.add(Fact.of("oldest", time(age), late ? Mood.BAD : Mood.PLAIN));
            }
            facts.add(Fact.plain("stored", Long.toString(kept.lastSequence())));
            facts.add(Fact.plain("kept", Long.toString(kept.lastSequence() - kept.firstKept() + 1)));
        } catch (OutboxException e) {
            facts.add(Fact.of("unsent", "?", Mood.BAD));
        }
        facts.add(disk());
        List<ReceiptLog.Entry> last = receipts.last();
        if (last.isEmpty()) {
            facts.add(Fact.word("receipt", "receipt.none", Mood.PLAIN));
        }
        last.forEach(entry -> facts.add(receipt(entry)));
        return facts;
    }

    private Fact disk() {
        return switch (outbox.condition()) {
            case OutboxCondition.Open(boolean reserve) when reserve -> Fact.word("outbox", "outbox.open", Mood.GOOD);
            case OutboxCondition.Open _ -> Fact.word("outbox", "outbox.tight", Mood.BAD);
            case OutboxCondition.Refusing _ -> Fact.word("outbox", "outbox.refusing", Mood.BAD);
            case OutboxCondition.Shut _ -> Fact.word("outbox", "outbox.shut", Mood.BAD);
        };
    }

    private Fact receipt(ReceiptLog.Entry entry) {
        String age = time(Duration.ofMillis(timer.millis() - entry.atMillis()));
        boolean bad = entry.refused() > 0 || entry.deferred() > 0;
        String text = age + "  ·  ✓ " + entry.kept()
                + (entry.refused() > 0 ? "  ·  ✗ " + entry.refused() : "")
                + (entry.deferred() > 0 ? "  ·  … " + entry.deferred() : "");
        return Fact.of("receipt", text, bad ? Mood.BAD : Mood.GOOD);
    }

    private List<Fact> about() {
        Stamp now = clock.now();
        boolean confirmed = "CONFIRMED".equals(now.quality().name());
        var facts = new ArrayList<>(List.of(
                Fact.plain("kiosk", belonging.kiosk().value()),
                Fact.plain("version", Version.current()),
                showing.isEmpty() ? Fact.word("survey", "survey.none", Mood.BAD) : Fact.plain("survey", showing)));
        if (unshownPictures.getAsInt() > 0) {
            facts.add(Fact.of("pictures", Integer.toString(unshownPictures.getAsInt()), Mood.BAD));
        }
        facts.addAll(List.of(
                Fact.word(
                        "clock",
                        "clock." + now.quality().name().toLowerCase(Locale.ROOT),
                        confirmed ? Mood.GOOD : Mood.BAD),
                Fact.plain("boot", Long.toString(clock.boot())),
                Fact.plain("uptime", time(Duration.ofMillis(now.monotonicMillis()))),
                Fact.word("pins", simulatedPins ? "pins.simulated" : "pins.real", Mood.PLAIN),
                Fact.plain("java", Runtime.version().toString())));
        return facts;
    }

    private static String time(Duration time) {
        return time.toDays() > 0
                ? "%d d %d h".formatted(time.toDays(), time.toHoursPart())
                : "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /// The end of the log's newest file.
    private List<String> log() {
        Path file = settings.data().resolve("logs").resolve("kiosk.log");
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, log.length() - LOG_BYTES);
            log.seek(start);
            byte[] bytes = new byte[(int) (log.length() - start)];
            log.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(start > 0 ? 1 : 0, lines.size() - LOG_LINES), lines.size());
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }
}
