package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.content.RefText;
import fi.hymy.kiosk.content.Slate;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.DesiredCodec;
import fi.hymy.protocol.message.DesiredState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
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
    private static final String WHOLE = "whole ";

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

    /// In two lines: one that older programs read too, and the whole of it.
    void writeDesired(DesiredState state) throws IOException {
        String whole = new String(DesiredCodec.encode(state), StandardCharsets.UTF_8);
        desired.write(KEY + state.version() + ' ' + RefText.write(state.surveyRef()) + '\n' + WHOLE + whole + '\n');
    }

    private static DesiredState parse(String text) {
        DesiredState brief = parseShort(text);
        Optional<String> whole =
                text.lines().filter(line -> line.startsWith(WHOLE)).findFirst();
        if (whole.isEmpty()) {
            return brief;
        }
        try {
            return DesiredCodec.decode(whole.get().substring(WHOLE.length()).getBytes(StandardCharsets.UTF_8));
        } catch (CodecException e) {
            LOG.error("parts of the desired state cannot be read, the server will send it again: {}", e.reason());
            return new DesiredState(Math.max(0, brief.version() - 1), brief.surveyRef());
        }
    }

    private static DesiredState parseShort(String text) {
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
