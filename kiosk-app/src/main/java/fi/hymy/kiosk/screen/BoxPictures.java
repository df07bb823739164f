package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.enrolment.EnrolmentView;
import fi.hymy.kiosk.staff.Fact;
import fi.hymy.kiosk.staff.Fact.Mood;
import fi.hymy.kiosk.staff.StaffDesk;
import fi.hymy.kiosk.staff.StaffFacts;
import fi.hymy.kiosk.staff.StaffTools;
import fi.hymy.kiosk.staff.StaffView;
import fi.hymy.kiosk.visit.VisitView.Asleep;
import fi.hymy.kiosk.visit.VisitView.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Scene;

/// Pictures of the screens that belong to no survey: waiting for one, asleep, and the staff's pages, of a kiosk that
/// has troubles to tell of. Lives on the JavaFX thread.
///
/// @param pixelsPerMillimetre of the panel
public record BoxPictures(int width, int height, double pixelsPerMillimetre) {
    /// Which the staff's pages speak.
    public static final List<String> LANGUAGES = StaffWords.LANGUAGES;

    /// Which the page of a kiosk that joins speaks.
    public static final List<String> JOINING = Words.LANGUAGES;

    /// With the longest words, and with the code; the others differ in a sentence.
    private static final List<EnrolmentView.State> JOINING_STATES = List.of(
            EnrolmentView.State.WAITING,
            EnrolmentView.State.NO_NETWORK,
            EnrolmentView.State.NO_ADDRESS,
            EnrolmentView.State.WRONG_SERVER);

    private static final String KIOSK = "kiosk-8f3a10c2d94e";
    private static final int LOG_LINES = 60;

    /// By name: `waiting-…`, `asleep`.
    public Map<String, Shot> waiting() {
        return waiting(camera()::shot);
    }

    /// By name: `pin`, `home`, …
    ///
    /// @param language one of [#LANGUAGES]
    public Map<String, Shot> staff(String language) {
        return staff(language, camera()::shot);
    }

    /// By name: `joining-…`, of a kiosk that belongs nowhere yet.
    ///
    /// @param language one of [#JOINING]
    public Map<String, Shot> joining(String language) {
        return joining(language, camera()::shot);
    }

    /// What is wrong with any of them, but for colours, without the cost of pictures.
    Map<String, List<Finding>> check(String language) {
        var found = new LinkedHashMap<>(waiting(camera()::check));
        found.putAll(joining(language, camera()::check));
        found.putAll(staff(language, camera()::check));
        return found;
    }

    private <T> Map<String, T> joining(String language, Function<Scene, T> look) {
        var seen = new LinkedHashMap<String, T>();
        for (EnrolmentView.State state : JOINING_STATES) {
            var screen = new EnrolmentScreen(width, height, pixelsPerMillimetre, language, _ -> {});
            screen.show(joining(state));
            String name = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
            seen.put("joining-" + name, look.apply(new Scene(screen.root(), width, height)));
        }
        return seen;
    }

    private static EnrolmentView joining(EnrolmentView.State state) {
        return switch (state) {
            case WAITING ->
                new EnrolmentView(state, "4711-0815", "https://fleet.example.com/join/47110815", 0.7, List.of());
            case NO_NETWORK ->
                new EnrolmentView(
                        state,
                        "4711-0815",
                        "https://fleet.example.com/join/47110815",
                        0.4,
                        List.of("no cable is plugged in, and no Wi-Fi was joined"));
            case NO_ADDRESS ->
                new EnrolmentView(
                        state,
                        "",
                        "",
                        0,
                        List.of(
                                "Rivi 14: Wi-Fin salasanassa on 7 merkkiä. Niitä on oltava 8–63.",
                                "Siihen asti käytetään viimeisiä oikeita asetuksia.",
                                "hymy.txt, line 3: there is no setting 'server.adress' here"));
            case WRONG_SERVER ->
                new EnrolmentView(
                        state, "", "", 0, List.of("another CA vouches for the server than the one to be trusted"));
            case ASKING, EXPIRED, SERVER_ENDED, REFUSED, DISK, JOINED -> new EnrolmentView(state, "", "", 0, List.of());
        };
    }

    private SurveyPictures camera() {
        return new SurveyPictures(width, height, pixelsPerMillimetre, Pictures.NONE);
    }

    private <T> Map<String, T> waiting(Function<Scene, T> look) {
        var seen = new LinkedHashMap<String, T>();
        for (LinkWords link : LinkWords.values()) {
            KioskScreen screen = visitors();
            screen.show(new Waiting());
            screen.link(link);
            seen.put("waiting-" + link.key().replace("link.", ""), look.apply(scene(screen)));
        }
        KioskScreen screen = visitors();
        screen.show(new Asleep());
        seen.put("asleep", look.apply(scene(screen)));
        return seen;
    }

    private KioskScreen visitors() {
        return new KioskScreen(
                width, height, pixelsPerMillimetre, Pictures.NONE, new SurveyPictures.NoTaps(), KIOSK, false);
    }

    private Scene scene(KioskScreen screen) {
        return new Scene(screen.root(), width, height);
    }

    private <T> Map<String, T> staff(String language, Function<Scene, T> look) {
        var seen = new LinkedHashMap<String, T>();
        var loop = new Still();
        var desk = new StaffDesk(loop, loop, Path.of("pictures"), Optional.empty(), _ -> {});
        var staff = new StaffScreen(
                width, height, pixelsPerMillimetre, language, loop, loop, desk, new Tools(), BoxPictures::facts);
        var scene = new Scene(staff.root(), width, height);
        var views = new LinkedHashMap<String, StaffView>();
        views.put("pin", new StaffView.PinPad(4, false, false));
        views.put("pin-wrong", new StaffView.PinPad(0, true, false));
        views.put("locked", new StaffView.Locked(Duration.ofSeconds(118)));
        views.put("no-pin", new StaffView.NoPin());
        views.put("home", new StaffView.Open());
        views.forEach((name, view) -> {
            staff.show(view);
            seen.put(name, look.apply(scene));
        });
        for (StaffTopic topic : StaffTopic.values()) {
            if (topic != StaffTopic.LANGUAGE && topic != StaffTopic.COLOURS) {
                SurveyPictures.tap(scene, "staff-" + topic.key());
                seen.put(topic.key(), look.apply(scene));
                SurveyPictures.tap(scene, "staff-back");
            }
        }
        return seen;
    }

    /// Of a box that has troubles.
    static StaffFacts facts() {
        var log = new ArrayList<String>();
        for (int i = 0; i < LOG_LINES; i++) {
            log.add("2026-11-22 07:%02d:10.119 INFO  [link] PahoLink: connection %d ended: %s"
                    .formatted(i, i, i % 3 == 0 ? "the network went away while a batch was on its way" : "closed"));
        }
        return new StaffFacts(
                List.of(
                        Fact.word("link", "link.down", Mood.BAD),
                        Fact.word("obstacle", "obstacle.refused", Mood.BAD),
                        Fact.of("link.reason", "the broker did not greet within 15 s", Mood.PLAIN),
                        Fact.plain("link.broker", "mqtt.example.com:8883"),
                        Fact.plain("link.server", "https://fleet.example.com"),
                        Fact.plain("network", "wlan0  192.0.2.17"),
                        Fact.of("network.fault", "Line 14: the Wi-Fi's password has 7 letters.", Mood.BAD)),
                List.of(
                        Fact.of("unsent", "37", Mood.BAD),
                        Fact.of("oldest", "2:14:09", Mood.BAD),
                        Fact.plain("stored", "18042"),
                        Fact.plain("kept", "9120"),
                        Fact.word("outbox", "outbox.open", Mood.GOOD),
                        Fact.of("receipt", "0:00:12   ✓ 12   ✗ 0   … 0", Mood.GOOD),
                        Fact.of("receipt", "0:01:12   ✓ 3   ✗ 1   … 0", Mood.BAD)),
                List.of(
                        Fact.plain("kiosk", KIOSK),
                        Fact.plain("version", "0.1.0"),
                        Fact.plain("survey", "Hotellin vastaanotto (reception, version 3)"),
                        Fact.word("clock", "clock.restored", Mood.BAD),
                        Fact.plain("boot", "42"),
                        Fact.plain("uptime", "3 d 4 h"),
                        Fact.word("pins", "pins.real", Mood.PLAIN),
                        Fact.plain("java", "25.0.3+9-LTS")),
                log);
    }

    /// A box of five buttons on which nothing happens.
    private record Tools() implements StaffTools {
        @Override
        public int brightness() {
            return 80;
        }

        @Override
        public void brightness(int percent) {}

        @Override
        public int buttons() {
            return 5;
        }

        @Override
        public void light(int place, boolean lit) {}

        @Override
        public void buzz() {}

        @Override
        public void tone() {}

        @Override
        public boolean testing() {
            return false;
        }

        @Override
        public void testing(boolean on) {}

        @Override
        public void restart() {}

        @Override
        public void joinAnew() {}
    }
}
