package fi.hymy.acceptance.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/// One MQTT 5 control packet: its first byte and its body without the length.
final class Packet {
    static final int CONNACK = 0x20;
    static final int PUBLISH = 0x30;
    static final int PUBACK = 0x40;
    static final int SUBACK = 0x90;
    static final int DISCONNECT = 0xE0;
    private static final int MAX_BODY = 4 * 1024 * 1024;

    private final int head;
    private final byte[] body;

    Packet(int head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    int type() {
        return head & 0xF0;
    }

    int qos() {
        return (head >> 1) & 3;
    }

    static Packet read(DataInputStream in) throws IOException {
        int head = in.read();
        if (head < 0) {
            throw new EOFException("the broker closed the connection");
        }
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readUnsignedByte();
            length |= (part & 0x7F) << shift;
            if ((part & 0x80) == 0) {
                break;
            }
            if (shift > 21) {
                throw new IOException("malformed length");
            }
        }
        if (length > MAX_BODY) {
            throw new IOException("a packet of " + length + " bytes");
        }
        var body = new byte[length];
        in.readFully(body);
        return new Packet(head, body);
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream(body.length + 5);
        out.write(head);
        number(out, body.length);
        out.writeBytes(body);
        return out.toByteArray();
    }

    static Packet connect(Login login) {
        var out = new ByteArrayOutputStream();
        string(out, "MQTT");
        out.write(5);
        Login.Will will = login.will();
        // With a will: its flag, and its QoS 1.
        out.write((login.cleanStart() ? 0x02 : 0) | (will == null ? 0 : 0x0C));
        shortNumber(out, login.keepAliveSeconds());
        // Session expiry (0x11), receive maximum (0x21).
        number(out, 8);
        out.write(0x11);
        out.writeBytes(
                ByteBuffer.allocate(4).putInt(login.sessionExpirySeconds()).array());
        out.write(0x21);
        shortNumber(out, login.receiveMaximum());
        string(out, login.clientId());
        if (will != null) {
            number(out, 0);
            string(out, will.topic());
            shortNumber(out, will.payload().length);
            out.writeBytes(will.payload());
        }
        return new Packet(0x10, out.toByteArray());
    }

    static Packet subscribe(int id, String filter) {
        var out = new ByteArrayOutputStream();
        shortNumber(out, id);
        out.write(0);
        string(out, filter);
        out.write(1);
        return new Packet(0x82, out.toByteArray());
    }

    /// @param id 0 for QoS 0
    static Packet publish(String topic, int id, byte[] payload) {
        var out = new ByteArrayOutputStream(payload.length + topic.length() + 8);
        string(out, topic);
        if (id != 0) {
            shortNumber(out, id);
        }
        out.write(0);
        out.writeBytes(payload);
        return new Packet(PUBLISH | (id == 0 ? 0 : 0x02), out.toByteArray());
    }

    static Packet puback(int id) {
        return new Packet(PUBACK, new byte[] {(byte) (id >> 8), (byte) id});
    }

    static Packet ping() {
        return new Packet(0xC0, new byte[0]);
    }

    static Packet disconnect() {
        return new Packet(DISCONNECT, new byte[0]);
    }

    /// The packet id at the start of an acknowledgement.
    int id() {
        return (body[0] & 0xFF) << 8 | (body[1] & 0xFF);
    }

    /// The reason code of an acknowledgement; left out by the broker when it is "success".
    int reason() {
        return switch (type()) {
            case CONNACK -> body[1] & 0xFF;
            case SUBACK -> body[body.length - 1] & 0xFF;
            case DISCONNECT -> body.length == 0 ? 0 : body[0] & 0xFF;
            default -> body.length < 3 ? 0 : body[2] & 0xFF;
        };
    }

    /// Hands over topic and payload of a message.
    ///
    /// @return its packet id, 0 for QoS 0
    int message(BiConsumer<String, byte[]> receiver) {
        ByteBuffer in = ByteBuffer.wrap(body);
        var topic = new byte[in.getShort() & 0xFFFF];
        in.get(topic);
        int id = qos() == 0 ? 0 : in.getShort() & 0xFFFF;
        int properties = properties(in);
        in.position(in.position() + properties);
        var payload = new byte[in.remaining()];
        in.get(payload);
        receiver.accept(new String(topic, StandardCharsets.UTF_8), payload);
        return id;
    }

    private static int properties(ByteBuffer in) {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.get();
            length |= (part & 0x7F) << shift;
            if ((part & 0x80) == 0) {
                return length;
            }
        }
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int rest = value;
        do {
            int part = rest & 0x7F;
            rest >>>= 7;
            out.write(rest == 0 ? part : part | 0x80);
        } while (rest != 0);
    }

    private static void shortNumber(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    private static void string(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        shortNumber(out, bytes.length);
        out.writeBytes(bytes);
    }
}
