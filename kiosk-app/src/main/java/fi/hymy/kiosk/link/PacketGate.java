package fi.hymy.kiosk.link;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the borders of packets in what comes in, and lets none pass that is too large. Read by one thread of Paho.
final class PacketGate extends FilterInputStream {
    private static final Logger LOG = LoggerFactory.getLogger(PacketGate.class);
    private static final int MAX_LENGTH_BYTES = 4;
    /// Paho polls thrice for its threads, a tenth of a second each; a machine that is out of breath may take seconds.
    static final int HOLD_SECONDS = 60;

    private final int maxPacket;
    private final GuardedSocket socket;
    /// Bytes of the packet's body still to come.
    private long body;
    /// Which byte of the header comes next; 0 is the packet's type.
    private int header;
    private long length;

    PacketGate(InputStream in, int maxPacket, GuardedSocket socket) {
        super(in);
        this.maxPacket = maxPacket;
        this.socket = socket;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int wanted) throws IOException {
        int count;
        try {
            count = in.read(bytes, from, wanted);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            holdBack(e);
            throw e;
        }
        if (count < 0) {
            holdBack(null);
            return count;
        }
        socket.heard();
        for (int i = 0; i < count; i++) {
            follow(bytes[from + i]);
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        try {
            return in.available();
        } catch (IOException e) {
            holdBack(e);
            throw e;
        }
    }

    private void follow(byte next) throws IOException {
        if (body > 0) {
            body--;
        } else if (header == 0) {
            header = 1;
            length = 0;
        } else {
            length |= (long) (next & 0x7F) << (7 * (header - 1));
            boolean last = (next & 0x80) == 0;
            if (length > maxPacket || (!last && header == MAX_LENGTH_BYTES)) {
                var tooLarge = new IOException("the broker sends a packet of more than %d bytes".formatted(maxPacket));
                holdBack(tooLarge);
                throw tooLarge;
            }
            header = last ? 0 : header + 1;
            body = last ? length : 0;
        }
    }

    private void holdBack(@Nullable IOException why) {
        socket.ended(why);
        try {
            if (!socket.greeted().await(HOLD_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("Paho said nothing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
