package fi.hymy.kiosk.input;

import java.util.function.Consumer;

/// The electric side of a panel: levels, not presses. Whoever made it calls it from one thread.
public interface Gpio extends AutoCloseable {
    /// Who is told, from any thread, that a line may have changed; every bounce is passed on.
    void listen(Consumer<Input> changed);

    /// Whether the line is active now; an input that is not wired never is.
    boolean active(Input input);

    /// @param place of the button that the light belongs to; nothing happens where there is none
    void light(int place, boolean lit);

    void buzzer(boolean sounding);

    /// @param percent 0 to 100
    void backlight(int percent);

    /// Whether this stands in for wires that are not there.
    boolean simulated();

    @Override
    void close();
}
