package fi.hymy.kiosk.config;

import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.kiosk.config.KioskSettings.ScreenSettings;
import fi.hymy.kiosk.config.KioskSettings.Surface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns texts into settings and gathers every fault on the way.
final class SettingsReader {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{2,4})x([1-9][0-9]{2,4})");
    /// Of the time before certificates.
    private static final Set<String> SECRETS = Set.of("kiosk.id", "kiosk.secret");

    private static final Surface.Headless HEADLESS = new Surface.Headless(1280, 800);

    private final Map<String, String> values;
    private final List<String> faults;
    private final Set<String> known = new TreeSet<>();

    SettingsReader(SettingsText text) {
        this.values = text.values();
        this.faults = new ArrayList<>(text.faults());
    }

    KioskSettings read() {
        ScreenSettings screen = screen();
        KioskSettings settings = new KioskSettings(
                given("data", Path::of, Path.of("data")),
                JoinSettings.read(this),
                BrokerSettings.read(this),
                outbox(),
                screen,
                new InputReader(this).read(screen.surface() instanceof Surface.FullScreen),
                speech(),
                SoundSettings.read(this),
                StaffSettings.read(this),
                Duration.ofSeconds(whole("heartbeat.seconds", 60, 1, 3600)),
                flag("clock.trust-system"),
                watchdog(),
                UpdateSettings.read(this));
        if (screen.surface() instanceof Surface.None) {
            faults.addAll(InputReader.faultsWithoutScreen(settings.input()));
        }
        rejectUnknown();
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
        return settings;
    }

    private OutboxSettings outbox() {
        OutboxSettings usual = OutboxSettings.USUAL;
        int days = whole("outbox.keep-days", Math.toIntExact(usual.keepFor().toDays()), 0, 3650);
        int mebibytes = whole("outbox.keep-mebibytes", Math.toIntExact(usual.keepBytes() >> 20), 0, 65_536);
        return new OutboxSettings(Duration.ofDays(days), (long) mebibytes << 20);
    }

    private SpeechSettings speech() {
        SpeechSettings usual = SpeechSettings.USUAL;
        return new SpeechSettings(
                given("speech.engine", SettingsReader::engine, usual.engine()),
                given("speech.piper-voices", Path::of, usual.piperVoices()),
                whole("speech.words-per-minute", usual.wordsPerMinute(), 80, 300),
                whole("speech.volume", usual.volume(), 0, 100),
                given("speech.headset-file", Optional::of, Optional.<String>empty())
                        .map(Path::of)
                        .orElse(null));
    }

    private static SpeechSettings.Engine engine(String text) {
        return switch (text) {
            case "auto" -> SpeechSettings.Engine.AUTO;
            case "espeak-ng" -> SpeechSettings.Engine.ESPEAK;
            case "piper" -> SpeechSettings.Engine.PIPER;
            case "none" -> SpeechSettings.Engine.NONE;
            default -> throw new IllegalArgumentException("must be auto, espeak-ng, piper or none");
        };
    }

    private ScreenSettings screen() {
        Surface surface = given("window", SettingsReader::window, new Surface.FullScreen());
        if (flag("headless")) {
            surface = surface instanceof Surface.Window(int width, int height)
                    ? new Surface.Headless(width, height)
                    : HEADLESS;
        }
        if (given("screen", SettingsReader::none, false)) {
            surface = new Surface.None();
        }
        return new ScreenSettings(
                surface,
                given("panel.pixels-per-millimetre", SettingsReader::density, 5.9),
                flag("screen.reduce-motion"));
    }

    private static boolean none(String text) {
        if (!"none".equals(text)) {
            throw new IllegalArgumentException("can only be none");
        }
        return true;
    }

    /// Whoever develops stops the program now and then to look at it.
    private WatchdogSettings watchdog() {
        boolean kiosk = values.getOrDefault("window", "").isEmpty();
        return new WatchdogSettings(
                Duration.ofSeconds(whole("watchdog.patience-seconds", 30, 1, 600)),
                given("watchdog.exit", SettingsReader::onOrOff, kiosk));
    }

    private static Surface window(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("must look like 1280x800");
        }
        return new Surface.Window(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    private static double density(String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number", e);
        }
        if (!(value >= 1 && value <= 50)) {
            throw new IllegalArgumentException("must lie between 1 and 50");
        }
        return value;
    }

    boolean flag(String key) {
        return given(key, SettingsReader::onOrOff, false);
    }

    static boolean onOrOff(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    int whole(String key, int usual, int min, int max) {
        return given(key, text -> whole(text, min, max), usual);
    }

    private static int whole(String text, int min, int max) {
        String rule = "must be a whole number between %d and %d".formatted(min, max);
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(rule, e);
        }
        throw new IllegalArgumentException(rule);
    }

    <T> T given(String key, Function<String, T> parse, T usual) {
        known.add(key);
        String text = values.getOrDefault(key, "");
        if (text.isEmpty()) {
            return usual;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            faults.add(key + ": " + e.getMessage());
            return usual;
        }
    }

    void fault(String fault) {
        faults.add(fault);
    }

    private void rejectUnknown() {
        for (String key : values.keySet()) {
            if (SECRETS.contains(key)) {
                faults.add(("%s: kiosks are known by a certificate now. Take kiosk.id and kiosk.secret out, say which "
                                + "server it is by server.join (the text under “Join a kiosk” in the console), and claim the "
                                + "code on its screen from the page of this kiosk (“Join a kiosk for it”): it is the same "
                                + "kiosk then, and its answers are kept")
                        .formatted(key));
            } else if (!known.contains(key)) {
                faults.add(
                        "%s: there is no such setting; there are: config, %s".formatted(key, String.join(", ", known)));
            }
        }
    }
}
