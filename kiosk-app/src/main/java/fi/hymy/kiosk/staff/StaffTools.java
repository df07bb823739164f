package fi.hymy.kiosk.staff;

/// What the staff can do to the box. Called on the screen's thread; nothing here blocks.
public interface StaffTools {
    /// Of the screen, in percent, until the server says otherwise or the program ends.
    int brightness();

    void brightness(int percent);

    /// How many smiley buttons there are.
    int buttons();

    void light(int place, boolean lit);

    void buzz();

    /// A tone from the loudspeaker.
    void tone();

    /// Whether answers are marked as tests by staff.
    boolean testing();

    /// @param on ends by itself after [StaffTest#LONGEST]
    void testing(boolean on);

    /// Ends the program; whatever watches over it starts it anew.
    void restart();

    /// Forgets who the kiosk is, and ends the program: started anew, it asks to be taken in by a server again. Answers
    /// that wait are kept.
    void joinAnew();
}
