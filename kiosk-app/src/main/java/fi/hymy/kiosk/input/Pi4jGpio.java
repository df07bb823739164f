package fi.hymy.kiosk.input;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmType;
import fi.hymy.kiosk.config.InputSettings;
import fi.hymy.kiosk.config.InputSettings.Backlight;
import fi.hymy.kiosk.config.InputSettings.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pins of a Raspberry Pi. Pi4J's own debouncing is off: what counts as a press is decided in [Debouncer].
final class Pi4jGpio implements Gpio {
    private static final Logger LOG = LoggerFactory.getLogger(Pi4jGpio.class);
    private static final int BACKLIGHT_HERTZ = 1000;

    private final Context context;
    private final Map<Input, DigitalInput> inputs = new HashMap<>();
    private final Map<Input, DigitalState> activeLevels = new HashMap<>();
    private final Map<Integer, DigitalOutput> lights = new HashMap<>();
    private final Map<DigitalOutput, DigitalState> onLevels = new HashMap<>();
    private final List<Consumer<Input>> listeners = new CopyOnWriteArrayList<>();
    private final @Nullable DigitalOutput buzzer;
    private final @Nullable Pwm backlight;

    private Pi4jGpio(Context context, InputSettings settings) {
        this.context = context;
        for (int i = 0; i < settings.buttons().size(); i++) {
            input(new Input.Button(i + 1), settings.buttons().get(i));
        }
        settings.keys().forEach((key, line) -> input(new Input.Navigation(key), line));
        settings.presence().ifPresent(line -> input(new Input.Presence(), line));
        settings.lights().forEach((place, line) -> lights.put(place, output("light-" + place, line)));
        buzzer = settings.buzzer().map(line -> output("buzzer", line)).orElse(null);
        backlight = settings.backlight() instanceof Backlight.Pwm pwm ? pwm(pwm) : null;
    }

    /// The machine's pins; or, after a word in the log, pins that nobody can touch, where the machine has none.
    static Gpio open(InputSettings settings) {
        Context context = null;
        try {
            context = Pi4J.newAutoContext();
            return new Pi4jGpio(context, settings);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn(
                    "the pins cannot be used, the kiosk goes on without buttons and lights: {}",
                    e.getMessage() == null ? e.toString() : e.getMessage());
            shut(context);
            return new SimulatedGpio();
        }
    }

    /// In a context that is there already, as in tests.
    static Gpio in(Context context, InputSettings settings) {
        return new Pi4jGpio(context, settings);
    }

    private void input(Input input, Line line) {
        DigitalInput made = context.create(DigitalInput.newConfigBuilder(context)
                .id("input-" + line.pin())
                .address(line.pin())
                .pull(line.activeLow() ? PullResistance.PULL_UP : PullResistance.PULL_DOWN)
                .debounce(0L)
                .build());
        inputs.put(input, made);
        activeLevels.put(input, line.activeLow() ? DigitalState.LOW : DigitalState.HIGH);
        made.addListener(_ -> listeners.forEach(listener -> listener.accept(input)));
    }

    private DigitalOutput output(String id, Line line) {
        DigitalState off = line.activeLow() ? DigitalState.HIGH : DigitalState.LOW;
        DigitalOutput made = context.create(DigitalOutput.newConfigBuilder(context)
                .id(id)
                .address(line.pin())
                .initial(off)
                .shutdown(off)
                .build());
        onLevels.put(made, line.activeLow() ? DigitalState.LOW : DigitalState.HIGH);
        return made;
    }

    private Pwm pwm(Backlight.Pwm wired) {
        return context.create(Pwm.newConfigBuilder(context)
                .id("backlight")
                .address(wired.channel())
                .pwmType(PwmType.HARDWARE)
                .frequency(BACKLIGHT_HERTZ)
                .initial(100)
                .build());
    }

    @Override
    public void listen(Consumer<Input> changed) {
        listeners.add(changed);
    }

    @Override
    public boolean active(Input input) {
        DigitalInput wired = inputs.get(input);
        return wired != null && wired.state() == activeLevels.get(input);
    }

    @Override
    public void light(int place, boolean lit) {
        DigitalOutput wired = lights.get(place);
        if (wired != null) {
            set(wired, lit);
        }
    }

    @Override
    public void buzzer(boolean sounding) {
        if (buzzer != null) {
            set(buzzer, sounding);
        }
    }

    private void set(DigitalOutput output, boolean on) {
        boolean high = (onLevels.get(output) == DigitalState.HIGH) == on;
        output.state(high ? DigitalState.HIGH : DigitalState.LOW);
    }

    @Override
    public void backlight(int percent) {
        if (backlight != null) {
            backlight.on(percent);
        }
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public void close() {
        shut(context);
    }

    private static void shut(@Nullable Context context) {
        try {
            if (context != null) {
                context.shutdown();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the pins could not be given back: {}", e.toString());
        }
    }
}
