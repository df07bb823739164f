package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import fi.hymy.kiosk.input.Input;
import fi.hymy.kiosk.staff.Fact;
import fi.hymy.kiosk.staff.Fact.Mood;
import fi.hymy.kiosk.staff.StaffDesk;
import fi.hymy.kiosk.staff.StaffFacts;
import fi.hymy.kiosk.staff.StaffTools;
import fi.hymy.kiosk.staff.StaffView;
import fi.hymy.protocol.survey.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The staff's pages, in place of the visitors' screen. Lives on the JavaFX thread.
public final class StaffScreen {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final List<Integer> LEVELS = List.of(20, 40, 60, 80, 100);

    private final Panel panel;
    private final EventLoop loop;
    private final Executor worker;
    private final StaffDesk desk;
    private final StaffTools tools;
    private final StaffFacts.Source source;
    private final Ground ground = new Ground();

    private StaffKit kit;
    private StaffFacts facts = StaffFacts.NONE;
    private @Nullable StaffTopic topic;
    private @Nullable StaffPage page;
    private @Nullable StaffPinPad pad;
    private @Nullable StaffButtonsPane buttons;
    private boolean open;
    private Pending look = () -> {};

    /// @param language that the staff's pages begin in; English where they do not speak it
    /// @param worker asks for facts
    public StaffScreen(
            double width,
            double height,
            double pixelsPerMillimetre,
            String language,
            EventLoop loop,
            Executor worker,
            StaffDesk desk,
            StaffTools tools,
            StaffFacts.Source source) {
        this.panel = new Panel(width, height, pixelsPerMillimetre);
        this.kit = StaffKit.of(panel, StaffWords.in(language));
        this.loop = loop;
        this.worker = worker;
        this.desk = desk;
        this.tools = tools;
        this.source = source;
        ground.getStyleClass().add("root");
        ground.setPrefSize(width, height);
        ground.getStylesheets().setAll(Sheet.of(Look.of(Theme.PLAIN), panel));
        ground.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> desk.touch());
    }

    public Parent root() {
        return ground;
    }

    /// What stands on the glass while answers are marked as tests, in the staff's language.
    public String markOfTest() {
        return kit.words().of("testing.on");
    }

    public void show(StaffView view) {
        open = view instanceof StaffView.Open;
        switch (view) {
            case StaffView.Away _ -> {
                look.cancel();
                put(null);
            }
            case StaffView.PinPad asked -> askForPin(asked);
            case StaffView.Locked(Duration left) ->
                say("locked", "pin.locked", kit.words().of("pin.locked.help", StaffWords.clock(left)));
            case StaffView.NoPin _ -> say("no-pin", "pin.none", kit.words().of("pin.none.help"));
            case StaffView.Open _ -> {
                home();
                lookAround();
            }
        }
    }

    /// A button, key or sensor of the panel moved.
    public void changed(Input input, boolean active) {
        if (buttons != null) {
            buttons.changed(input, active);
        }
    }

    private void askForPin(StaffView.PinPad asked) {
        if (pad == null) {
            var fresh = new StaffPinPad(kit, desk);
            put(new StaffPage(kit, "staff-pin", kit.words().of("pin"), null, desk::leave, fresh));
            pad = fresh;
        }
        pad.show(asked);
    }

    private void say(String id, String title, String help) {
        var words = FitText.centred(help, kit.type()::regular, panel.label() * 1.1);
        put(new StaffPage(kit, "staff-" + id, kit.words().of(title), null, desk::leave, words));
    }

    private void put(@Nullable Region shown) {
        pad = null;
        buttons = null;
        page = shown instanceof StaffPage whole ? whole : null;
        ground.put(shown);
    }

    private void home() {
        topic = null;
        List<Node> tiles = new ArrayList<>();
        for (StaffTopic each : StaffTopic.values()) {
            tiles.add(kit.tile(
                    "staff-" + each.key(), kit.words().of(each.key()), state(each), mood(each), () -> open(each)));
        }
        int columns = panel.width() > panel.height() ? 4 : 3;
        Region grid = StaffKit.grid(panel.gap(), columns, tiles);
        put(new StaffPage(kit, "staff-home", kit.words().of("staff"), null, desk::leave, grid));
    }

    /// What a tile says beside its name.
    private String state(StaffTopic each) {
        return switch (each) {
            case CONNECTION -> first(facts.connection());
            case ANSWERS -> first(facts.answers());
            case ABOUT -> first(facts.about()).replaceFirst(".*-", "");
            case BRIGHTNESS -> tools.brightness() + " %";
            case TESTING -> kit.words().of(tools.testing() ? "on" : "off");
            case LANGUAGE -> StaffWords.name(kit.words().language());
            case LOG, TOUCH, BUTTONS, SOUND, COLOURS, RESTART -> "";
        };
    }

    /// Whether something behind a tile wants care.
    private Mood mood(StaffTopic each) {
        boolean testing = each == StaffTopic.TESTING && tools.testing();
        return testing || behind(each).stream().anyMatch(fact -> fact.mood() == Mood.BAD) ? Mood.BAD : Mood.PLAIN;
    }

    private List<Fact> behind(StaffTopic each) {
        return switch (each) {
            case CONNECTION -> facts.connection();
            case ANSWERS -> facts.answers();
            case ABOUT -> facts.about();
            case BRIGHTNESS, TESTING, LANGUAGE, LOG, TOUCH, BUTTONS, SOUND, COLOURS, RESTART -> List.of();
        };
    }

    /// How the first of these stands; or the name of what is wrong, where that is another.
    private String first(List<Fact> all) {
        Optional<Fact> first = all.stream().findFirst();
        Optional<Fact> wrong =
                all.stream().filter(fact -> fact.mood() == Mood.BAD).findFirst();
        if (wrong.isPresent() && !wrong.equals(first)) {
            return kit.words().of(wrong.get().key());
        }
        return first.map(fact -> fact.word() ? kit.words().of(fact.value()) : fact.value())
                .orElse("");
    }

    private void open(StaffTopic chosen) {
        if (chosen == StaffTopic.LANGUAGE) {
            kit = StaffKit.of(panel, kit.words().next());
            home();
            return;
        }
        topic = chosen;
        if (chosen == StaffTopic.COLOURS) {
            put(new StaffColours(this::home));
            return;
        }
        Region body = body(chosen);
        put(new StaffPage(
                kit, "staff-page-" + chosen.key(), kit.words().of(chosen.key()), this::home, desk::leave, body));
        buttons = body instanceof StaffButtonsPane pane ? pane : null;
    }

    private Region body(StaffTopic chosen) {
        return switch (chosen) {
            case CONNECTION -> new StaffFactsPane(kit, facts.connection());
            case ANSWERS -> new StaffFactsPane(kit, facts.answers());
            case ABOUT -> new StaffFactsPane(kit, facts.about());
            case LOG -> new StaffLogPane(kit, facts.log());
            case TOUCH -> new StaffTouchPane(kit);
            case BUTTONS -> new StaffButtonsPane(kit, tools);
            case SOUND -> sound();
            case BRIGHTNESS -> brightness();
            case TESTING -> testing();
            case RESTART -> restart();
            case COLOURS, LANGUAGE -> new Region();
        };
    }

    private Region sound() {
        return new Chosen(
                panel,
                kit.help("sound.help"),
                List.of(
                        kit.tile("staff-buzzer", kit.words().of("sound.buzzer"), "", tools::buzz),
                        kit.tile("staff-speaker", kit.words().of("sound.speaker"), "", tools::tone)));
    }

    private Region brightness() {
        List<Tap> levels = new ArrayList<>();
        for (int level : LEVELS) {
            Tap tap = kit.button("staff-level-" + level, level + "\u00A0%", "cell", () -> {
                tools.brightness(level);
                open(StaffTopic.BRIGHTNESS);
            });
            tap.select(level == tools.brightness());
            levels.add(tap);
        }
        return new Chosen(panel, null, levels);
    }

    private Region testing() {
        Tap on = kit.button("staff-test-on", kit.words().of("on"), "cell", () -> test(true));
        Tap off = kit.button("staff-test-off", kit.words().of("off"), "cell", () -> test(false));
        on.select(tools.testing());
        off.select(!tools.testing());
        return new Chosen(panel, kit.help("testing.help"), List.of(on, off));
    }

    private void test(boolean on) {
        tools.testing(on);
        open(StaffTopic.TESTING);
    }

    private Region restart() {
        Tap now = kit.button("staff-restart-now", kit.words().of("restart.now"), "primary", tools::restart);
        Tap join = kit.button("staff-join", kit.words().of("join"), "cell", this::askWhetherToJoin);
        return new Chosen(panel, kit.help("restart.help"), List.of(now, join));
    }

    /// Nobody should do that by mistake.
    private void askWhetherToJoin() {
        Tap now = kit.button("staff-join-now", kit.words().of("join.now"), "primary", tools::joinAnew);
        Region body = new Chosen(panel, kit.help("join.help"), List.of(now));
        put(new StaffPage(kit, "staff-page-join", kit.words().of("join"), this::home, desk::leave, body));
    }

    /// Asks for facts while the desk is open, again and again.
    private void lookAround() {
        look.cancel();
        if (!open) {
            return;
        }
        worker.execute(() -> {
            StaffFacts found = source.look();
            loop.execute(() -> renew(found));
        });
        look = loop.after(LOOK_EVERY, this::lookAround);
    }

    /// What is on the glass changes; a page that is being used does not.
    private void renew(StaffFacts found) {
        boolean changed = !found.equals(facts);
        facts = found;
        if (!open || page == null || !changed) {
            return;
        }
        if (topic == null) {
            home();
        } else if (topic == StaffTopic.CONNECTION || topic == StaffTopic.ANSWERS || topic == StaffTopic.ABOUT) {
            page.body(body(topic));
        }
    }

    /// What fills the glass.
    private static final class Ground extends Region {
        void put(@Nullable Region shown) {
            getChildren().clear();
            if (shown != null) {
                getChildren().add(shown);
            }
        }

        @Override
        protected void layoutChildren() {
            getChildren().forEach(child -> child.resizeRelocate(0, 0, getWidth(), getHeight()));
        }
    }

    /// A few large things to tap, side by side, with a word above them.
    private static final class Chosen extends Region {
        private final Panel panel;
        private final @Nullable FitText help;
        private final Region cells;

        Chosen(Panel panel, @Nullable FitText help, List<Tap> taps) {
            this.panel = panel;
            this.help = help;
            this.cells = StaffKit.grid(panel.gap(), taps.size(), taps);
            if (help != null) {
                getChildren().add(help);
            }
            getChildren().add(cells);
        }

        @Override
        protected void layoutChildren() {
            double line = help == null ? 0 : panel.mm(14);
            double height = Math.min(panel.mm(panel.roomy() ? 44 : 34), getHeight() - line - panel.gap());
            int count = cells.getChildrenUnmodifiable().size();
            double each = panel.mm(panel.compact() ? 46 : panel.roomy() ? 80 : 64);
            double wide = Math.min(getWidth(), each * count + panel.gap() * (count - 1));
            double top = (getHeight() - line - height) * 0.35;
            if (help != null) {
                help.resizeRelocate(0, top, getWidth(), line);
            }
            cells.resizeRelocate((getWidth() - wide) / 2, top + line + panel.gap(), wide, height);
        }
    }
}
