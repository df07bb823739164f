package fi.hymy.kiosk.input;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A panel without wires, for development, for tests, and for machines that have no pins. All methods may be called
/// from any thread.
public final class SimulatedGpio implements Gpio {
    private final Set<Input> active = ConcurrentHashMap.newKeySet();
    private final Set<Integer> lit = ConcurrentHashMap.newKeySet();
    private final CopyOnWriteArrayList<Consumer<Input>> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean sounding;
    private volatile int backlight = 100;

    /// Sets a line's level, as a finger or somebody passing by does.
    public void set(Input input, boolean level) {
        boolean changed = level ? active.add(input) : active.remove(input);
        if (changed) {
            listeners.forEach(listener -> listener.accept(input));
            tellWatchers();
        }
    }

    /// Tells whenever anything changes, on the thread that changed it.
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    public boolean lit(int place) {
        return lit.contains(place);
    }

    public boolean sounding() {
        return sounding;
    }

    /// In percent.
    public int backlight() {
        return backlight;
    }

    @Override
    public void listen(Consumer<Input> changed) {
        listeners.add(changed);
    }

    @Override
    public boolean active(Input input) {
        return active.contains(input);
    }

    @Override
    public void light(int place, boolean on) {
        if (on ? lit.add(place) : lit.remove(place)) {
            tellWatchers();
        }
    }

    @Override
    public void buzzer(boolean on) {
        sounding = on;
        tellWatchers();
    }

    @Override
    public void backlight(int percent) {
        backlight = percent;
        tellWatchers();
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public void close() {
        lit.clear();
        sounding = false;
        tellWatchers();
    }

    private void tellWatchers() {
        watchers.forEach(Runnable::run);
    }
}
