package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A network cable between two programs of this machine: a TCP proxy on the loopback interface that can be pulled.
///
/// All methods may be called by any thread, at any time.
public final class Wire implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2000;

    private final int target;
    private final ServerSocket listener;
    private final Set<Strand> strands = ConcurrentHashMap.newKeySet();
    private final WireState state = new WireState();
    private final AtomicLong connections = new AtomicLong();

    private Wire(int target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
    }

    /// A whole cable to a port of the loopback interface.
    public static Wire to(int target) {
        try {
            var wire = new Wire(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("wire-" + wire.port()).start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the near end listens.
    public int port() {
        return listener.getLocalPort();
    }

    /// How many connections were let through so far.
    public long connections() {
        return connections.get();
    }

    /// Pulls the cable: connections break, and new ones are broken off at once.
    public void cut() {
        state.cut(true);
        strands.forEach(Strand::close);
    }

    /// Breaks the connections that there are; new ones are let through.
    public void breakOff() {
        strands.forEach(Strand::close);
    }

    /// Nothing comes through any more in either direction, yet nobody is told: the half-open connection.
    public void stall() {
        state.stall(true);
    }

    /// What the far end says is swallowed, what the near end says still arrives: receipts get lost.
    public void deafen() {
        state.deaf(true);
    }

    /// Breaks everything off as soon as this many further bytes came through from the near end.
    public void cutAfter(long bytes) {
        state.cutAfter(bytes);
    }

    /// Holds every piece back for a while, in both directions.
    public void delay(Duration delay) {
        state.delay(delay);
    }

    /// The whole cable again. Connections that lost bytes are broken off: a stream with a hole is no stream.
    public void mend() {
        if (state.mend()) {
            strands.forEach(Strand::close);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            strands.forEach(Strand::close);
            state.mend();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                Thread.ofVirtual().name("wire-" + port() + "-open").start(() -> open(near));
            } catch (IOException e) {
                // Closed, or a connection that was gone before it was taken: the loop's condition tells.
            }
        }
    }

    private void open(Socket near) {
        var strand = new Strand(near, new Socket(), state);
        strands.add(strand);
        try {
            if (!state.isCut()) {
                connections.incrementAndGet();
                strand.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
                strand.carry();
            }
        } catch (IOException e) {
            // The far end is not there: the near end learns it by the broken connection.
        } finally {
            strand.close();
            strands.remove(strand);
        }
    }
}
