package fi.hymy.protocol.codec;

import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.schedule.Schedule;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/// Desired states and their parts as bytes: as a kiosk keeps them on its disk, and a server in its
/// database. The same words as on the wire. Pure; any thread.
public final class DesiredCodec {
    private DesiredCodec() {}

    /// Canonical: the same state gives the same bytes. One line, without NUL.
    public static byte[] encode(DesiredState state) {
        return Json.MESSAGE.bytes(DesiredWriter.state(Json.object(), state));
    }

    public static byte[] encode(Schedule schedule) {
        return Json.MESSAGE.bytes(DesiredWriter.schedule(Json.object(), schedule));
    }

    public static byte[] encode(DeviceSettings settings) {
        return Json.MESSAGE.bytes(DesiredWriter.settings(Json.object(), settings));
    }

    /// @throws CodecException when these bytes are no desired state
    public static DesiredState decode(byte[] bytes) {
        return read(bytes, DesiredReader::state);
    }

    /// @throws CodecException when these bytes are no schedule
    public static Schedule decodeSchedule(byte[] bytes) {
        return read(bytes, DesiredReader::schedule);
    }

    /// @throws CodecException when these bytes are no device settings
    public static DeviceSettings decodeSettings(byte[] bytes) {
        return read(bytes, DesiredReader::settings);
    }

    private static <T> T read(byte[] bytes, Function<Place, T> read) {
        try {
            return read.apply(Place.root(Json.MESSAGE.tree(Json.MESSAGE.text(bytes))));
        } catch (JacksonException e) {
            throw new CodecException(Json.place(e), "is not JSON within bounds", false);
        }
    }
}
