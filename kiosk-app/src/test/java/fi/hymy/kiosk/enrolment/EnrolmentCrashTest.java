package fi.hymy.kiosk.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.kiosk.config.JoinSettings;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Enrolment.Claimed;
import fi.hymy.protocol.message.Enrolment.Ticket;
import fi.hymy.protocol.message.Enrolment.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program is killed before or after each change of its files, and started again: it joins all the same, as one
/// kiosk, whose key and certificate belong together.
final class EnrolmentCrashTest {
    private static final TestCa CA = new TestCa();
    private static final JoinAddress ADDRESS =
            new JoinAddress(URI.create("https://fleet.example.com:8443"), CA.fingerprint());
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int MORE_THAN_ALL = 12;

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void joinsOnceWhereverItIsKilled(boolean after) {
        for (int fatal = 1; fatal < MORE_THAN_ALL; fatal++) {
            Path card = data.resolve(after + "-" + fatal);
            var server = new ClaimingOffice();
            var writes = new Fatal(fatal, after);

            List<Membership> joined = List.of();
            for (int start = 0; start < 3 && joined.isEmpty(); start++) {
                joined = live(card, server, writes);
            }

            String killed = "killed %s change %d".formatted(after ? "after" : "before", fatal);
            IdentityFolder folder = IdentityFolder.under(card);
            assertThat(folder.membership()).as(killed).isPresent();
            assertThat(folder.identity().membership().kiosk())
                    .as(killed + ": key and certificate belong together")
                    .isEqualTo(folder.membership().orElseThrow().kiosk());
            assertThat(server.claims).as(killed + ": one kiosk came of it").isEqualTo(1);
        }
    }

    /// One life of the program, until it has joined or is killed; what it finds when it has joined already is that.
    private static List<Membership> live(Path card, ClaimingOffice server, Fatal writes) {
        IdentityFolder folder = IdentityFolder.under(card, writes);
        Optional<Membership> known = folder.membership();
        if (known.isPresent()) {
            return List.of(known.get());
        }
        var joined = new ArrayList<Membership>();
        var loop = new ManualLoop();
        var time = new TrustedTime(folder.path(), NOW, Optional::empty);
        var enrolment = new Enrolment(
                loop,
                folder,
                server,
                time,
                new JoinSettings(ADDRESS, null, card.resolve("none")),
                new Random(1),
                _ -> {},
                joined::add);
        try {
            enrolment.start();
            loop.advance(Duration.ofMinutes(1));
        } catch (Killed e) {
            return List.of();
        }
        return joined;
    }

    /// Takes every kiosk in at its second look, as a new one; the same key is the same kiosk.
    private static final class ClaimingOffice implements Office {
        private final Map<String, String> requests = new HashMap<>();
        private final Map<String, Integer> looks = new HashMap<>();
        private int claims;

        @Override
        public Reply ask(JoinAddress address, String csr) {
            String key = "ticket-" + Integer.toHexString(publicKey(csr).hashCode());
            requests.put(key, csr);
            String claim = "https://fleet.example.com/join/12345674";
            return new Given(
                    new Ticket(key, "1234-5674", NOW.plus(Duration.ofMinutes(15)), Duration.ofSeconds(2), claim), NOW);
        }

        private static String publicKey(String csr) {
            try (var parser = new org.bouncycastle.openssl.PEMParser(new java.io.StringReader(csr))) {
                byte[] der = ((org.bouncycastle.pkcs.PKCS10CertificationRequest) parser.readObject())
                        .getSubjectPublicKeyInfo()
                        .getEncoded();
                return Fingerprint.of(der);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Reply look(JoinAddress address, String ticket) {
            if (!requests.containsKey(ticket)) {
                return new Unknown();
            }
            int look = looks.merge(ticket, 1, Integer::sum);
            if (look < 2) {
                return new Standing(new Waiting("1234-5674", NOW.plus(Duration.ofMinutes(15))), NOW);
            }
            if (look == 2) {
                claims++;
            }
            var kiosk = new KioskId("kiosk-" + ticket.substring("ticket-".length()) + "-0");
            String chain = CA.sign(kiosk, requests.get(ticket), Duration.ofDays(397));
            return new Standing(new Claimed(kiosk, chain, null, 8883), NOW);
        }
    }

    /// The power is cut.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// Kills at one change, the so-manieth of all; does everything else.
    private static final class Fatal implements IdentityFolder.Writes {
        private final int fatal;
        private final boolean after;
        private int changes;

        Fatal(int fatal, boolean after) {
            this.fatal = fatal;
            this.after = after;
        }

        @Override
        public void replace(Path file, String text) throws IOException {
            change(() -> DURABLE.replace(file, text));
        }

        @Override
        public void delete(Path file) throws IOException {
            change(() -> DURABLE.delete(file));
        }

        private interface Change {
            void make() throws IOException;
        }

        private void change(Change change) throws IOException {
            boolean now = ++changes == fatal;
            if (now && !after) {
                throw new Killed();
            }
            change.make();
            if (now) {
                throw new Killed();
            }
        }
    }
}
