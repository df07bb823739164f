package fi.hymy.fleet.alert;

import fi.hymy.fleet.ingest.Gaps;
import fi.hymy.fleet.ingest.LockedAnswers;
import fi.hymy.fleet.kiosk.TestKiosks;
import fi.hymy.fleet.notify.ConsoleLinks;
import fi.hymy.fleet.notify.MailSettings;
import fi.hymy.fleet.notify.Post;
import fi.hymy.fleet.site.TestEstate;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Times;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;

/// The whole room on one database, as a server has it.
record TestAlarms(
        AlertRound round,
        AlertRules rules,
        AlertDesk desk,
        AlertList list,
        Recipients recipients,
        LockedAnswers locked) {
    /// Looks without waiting for kiosks to come back, and gathers nothing.
    static final AlertSettings AT_ONCE = new AlertSettings(Duration.ofSeconds(15), Duration.ZERO, Duration.ZERO);

    static TestAlarms on(WriterDb writer, ReaderDb reader, AlertSettings settings, InstantSource clock) {
        var estate = TestEstate.on(writer, reader, clock);
        var times = new Times(clock, ZoneOffset.UTC);
        var rules = new AlertRules(writer, reader, estate.queries(), clock);
        var recipients = new Recipients(writer, reader, clock);
        var list = new AlertList(reader);
        var alerts = new Alerts(writer, reader);
        var desk = new AlertDesk(writer, reader, alerts, clock);
        var mail = new MailSettings(null, 25, null, null, MailSettings.Tls.NONE, "hymy@example.org");
        var post = new Post(writer, clock, mail, new ConsoleLinks("https://hymy.example.org/"));
        var locked = new LockedAnswers();
        var lookout = new Lookout(
                TestKiosks.fleet(writer, reader, clock),
                new Whereabouts(estate.places(), estate.queries(), times),
                new Conditions(reader),
                new Rhythms(writer, reader),
                new Gaps(),
                locked,
                reader);
        var notices = new Notices(writer, reader, recipients, rules, list, post, settings, times);
        var round = new AlertRound(lookout, rules, alerts, notices, new AlertTurn(writer), desk, settings, clock);
        return new TestAlarms(round, rules, desk, list, recipients, locked);
    }
}
