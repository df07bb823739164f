package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/// One connection that goes over a wire.
final class Strand {
    private static final int PIECE = 16 * 1024;

    private final Socket near;
    private final Socket far;
    private final WireState state;

    Strand(Socket near, Socket far, WireState state) {
        this.near = near;
        this.far = far;
        this.state = state;
    }

    void connect(InetSocketAddress address, int limitMillis) throws IOException {
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        far.connect(address, limitMillis);
    }

    /// Carries bytes both ways until either end closes.
    void carry() throws IOException {
        Thread.ofVirtual().name("wire-back-" + near.getPort()).start(() -> {
            try {
                pump(far, near, false);
            } catch (IOException e) {
                // Broken: closing both ends says it to everybody.
            } finally {
                close();
            }
        });
        pump(near, far, true);
    }

    /// Breaks it as a pulled cable and a rebooted far end would: by reset.
    void close() {
        reset(near);
        reset(far);
    }

    private void pump(Socket from, Socket to, boolean fromNearEnd) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        var piece = new byte[PIECE];
        try {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                switch (state.passage(fromNearEnd, n)) {
                    case PASS -> out.write(piece, 0, n);
                    case SWALLOW -> {}
                    case BREAK -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing more can be done to it.
        }
    }
}
