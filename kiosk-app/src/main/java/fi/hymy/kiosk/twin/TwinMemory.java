package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.content.RefText;
import fi.hymy.kiosk.content.Slate;
import fi.hymy.protocol.message.DesiredState;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the twin remembers over a power cut.
///
/// @param desired the newest desired state that came
/// @param lastGood which survey the next start shows
public record TwinMemory(Slate desired, Slate lastGood) {
    /// Before anything came.
    static final DesiredState NOTHING_YET = new DesiredState(0, null);

    private static final Logger LOG = LoggerFactory.getLogger(TwinMemory.class);
    private static final String KEY = "desired ";

    /// In `twin/` and `content/` of the kiosk's data directory.
    public static TwinMemory under(Path data) {
        return new TwinMemory(
                Slate.files(data.resolve("twin"), "desired"), Slate.files(data.resolve("content"), "last-good"));
    }

    /// Forgets all at the end of the program, for pretend kiosks.
    public static TwinMemory forgetful() {
        return new TwinMemory(Slate.inMemory(), Slate.inMemory());
    }

    DesiredState readDesired() {
        try {
            return desired.read().map(TwinMemory::parse).orElse(NOTHING_YET);
        } catch (IllegalArgumentException e) {
            LOG.error("the desired state cannot be read, the server will send it again: {}", e.getMessage());
            return NOTHING_YET;
        }
    }

    void writeDesired(DesiredState state) throws IOException {
        desired.write(KEY + state.version() + ' ' + RefText.write(state.surveyRef()) + '\n');
    }

    private static DesiredState parse(String text) {
        String line = text.lines()
                .filter(candidate -> candidate.startsWith(KEY))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line begins with 'desired'"));
        String[] parts = line.substring(KEY.length()).split(" ", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("the line that begins with 'desired' is too short");
        }
        return new DesiredState(Long.parseLong(parts[0]), RefText.read(parts[1]).orElse(null));
    }
}
