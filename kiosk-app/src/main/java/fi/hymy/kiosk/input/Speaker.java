package fi.hymy.kiosk.input;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A test tone from the loudspeaker, where there is one.
public final class Speaker {
    private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
    private static final int RATE = 22_050;
    private static final double SECONDS = 0.8;
    private static final double HERTZ = 660;
    private static final double LOUDNESS = 0.5;
    private static final double FADE = 0.05;

    private Speaker() {}

    /// Returns while it still sounds. Opening the sound card may take a moment, so not for the screen's thread. A
    /// machine without sound says so in the log.
    ///
    /// @param percent of its usual loudness
    public static void tone(int percent) {
        try {
            Clip clip = AudioSystem.getClip();
            clip.addLineListener(event -> {
                if (LineEvent.Type.STOP.equals(event.getType())) {
                    clip.close();
                }
            });
            byte[] wave = wave(percent / 100.0);
            clip.open(new AudioFormat(RATE, Byte.SIZE, 1, true, false), wave, 0, wave.length);
            clip.start();
        } catch (LineUnavailableException | IllegalArgumentException | LinkageError e) {
            LOG.warn("there is no loudspeaker: {}", e.toString());
        }
    }

    private static byte[] wave(double share) {
        byte[] wave = new byte[(int) (RATE * SECONDS)];
        for (int i = 0; i < wave.length; i++) {
            double edge = Math.min(i, wave.length - i) / (RATE * FADE);
            double sine = Math.sin(2 * Math.PI * HERTZ * i / RATE);
            wave[i] = (byte) Math.round(sine * Math.min(1, edge) * LOUDNESS * share * Byte.MAX_VALUE);
        }
        return wave;
    }
}
