package fi.hymy.kiosk.link;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The little of MQTT 5's packet format that the hostile broker speaks: enough to be right, and to be wrong on purpose.
final class MqttBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// A packet as it came.
    ///
    /// @param type 1 to 15
    /// @param flags lower half of the first byte
    @SuppressWarnings("ArrayRecordComponent")
    record Packet(int type, int flags, byte[] body) {
        Reader reader() {
            return new Reader(ByteBuffer.wrap(body));
        }
    }

    static Packet read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int first = data.read();
        if (first < 0) {
            throw new EOFException();
        }
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int next = data.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                break;
            }
        }
        byte[] body = new byte[length];
        data.readFully(body);
        return new Packet(first >> 4, first & 0x0F, body);
    }

    /// A whole packet with these bytes as its body.
    static byte[] packet(int type, int flags, MqttBytes body) {
        byte[] content = body.bytes.toByteArray();
        MqttBytes whole = new MqttBytes().one(type << 4 | flags).length(content.length);
        whole.bytes.writeBytes(content);
        return whole.bytes.toByteArray();
    }

    MqttBytes one(int value) {
        bytes.write(value);
        return this;
    }

    MqttBytes two(int value) {
        return one(value >> 8).one(value);
    }

    MqttBytes four(long value) {
        return two((int) (value >> 16)).two((int) value);
    }

    MqttBytes text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        two(utf8.length);
        return raw(utf8);
    }

    MqttBytes raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    MqttBytes length(int value) {
        int rest = value;
        do {
            int next = rest & 0x7F;
            rest >>= 7;
            one(rest > 0 ? next | 0x80 : next);
        } while (rest > 0);
        return this;
    }

    /// Properties with their length before them.
    MqttBytes properties(MqttBytes properties) {
        length(properties.bytes.size());
        return raw(properties.bytes.toByteArray());
    }

    /// Reads a packet's body.
    static final class Reader {
        private final ByteBuffer buffer;

        Reader(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        int one() {
            return buffer.get() & 0xFF;
        }

        int two() {
            return buffer.getShort() & 0xFFFF;
        }

        long four() {
            return buffer.getInt() & 0xFFFF_FFFFL;
        }

        byte[] binary() {
            byte[] value = new byte[two()];
            buffer.get(value);
            return value;
        }

        String text() {
            return new String(binary(), StandardCharsets.UTF_8);
        }

        byte[] rest() {
            byte[] value = new byte[buffer.remaining()];
            buffer.get(value);
            return value;
        }

        boolean more() {
            return buffer.hasRemaining();
        }

        private int length() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                int next = one();
                value |= (next & 0x7F) << shift;
                if ((next & 0x80) == 0) {
                    return value;
                }
            }
        }

        /// Numbers by property id; texts are passed over.
        Map<Integer, Long> properties() {
            Map<Integer, Long> found = new LinkedHashMap<>();
            int end = length();
            end += buffer.position();
            while (buffer.position() < end) {
                int id = one();
                switch (id) {
                    case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A -> found.put(id, (long) one());
                    case 0x13, 0x21, 0x22, 0x23 -> found.put(id, (long) two());
                    case 0x02, 0x11, 0x18, 0x27 -> found.put(id, four());
                    case 0x0B -> found.put(id, (long) length());
                    case 0x26 -> {
                        binary();
                        binary();
                    }
                    default -> binary();
                }
            }
            return found;
        }
    }
}
