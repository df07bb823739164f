package fi.hymy.kiosk.device.watch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// Sends datagrams to a local socket, which Java cannot do by itself: three calls of the C library.
final class DatagramSender {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int FAMILY_BYTES = 2;
    private static final int MAX_PATH = 107;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SOCKET = function(
            "socket",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle SENDTO = function(
            "sendto",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT));
    private static final MethodHandle CLOSE =
            function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private final byte[] address;

    private DatagramSender(byte[] address) {
        this.address = address;
    }

    /// @param name a path, or `@name` for an abstract socket
    /// @throws IllegalArgumentException when it is neither, or too long
    static DatagramSender to(String name) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        if (path.length > MAX_PATH || !(name.startsWith("/") || name.startsWith("@"))) {
            throw new IllegalArgumentException("NOTIFY_SOCKET is no address of a local socket: " + name);
        }
        boolean isAbstract = name.startsWith("@");
        // A path ends with a zero byte; an abstract name begins with one and ends with the address.
        var address = new byte[FAMILY_BYTES + path.length + (isAbstract ? 0 : 1)];
        System.arraycopy(path, 0, address, FAMILY_BYTES, path.length);
        if (isAbstract) {
            address[FAMILY_BYTES] = 0;
        }
        return new DatagramSender(address);
    }

    /// Does not wait; a socket whose reader is slow takes nothing.
    ///
    /// @return whether it was taken
    boolean send(byte[] message) {
        int socket = call(SOCKET, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0).intValue();
        if (socket < 0) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
            MemorySegment to = arena.allocate(address.length, Short.BYTES);
            MemorySegment.copy(address, 0, to, ValueLayout.JAVA_BYTE, 0, address.length);
            to.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            long sent = call(
                            SENDTO,
                            socket,
                            bytes,
                            (long) message.length,
                            MSG_DONTWAIT | MSG_NOSIGNAL,
                            to,
                            address.length)
                    .longValue();
            return sent == message.length;
        } finally {
            call(CLOSE, socket);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor shape) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup()
                        .find(name)
                        .orElseThrow(() -> new UnsupportedOperationException("there is no " + name)),
                shape);
    }

    private static Number call(MethodHandle function, Object... arguments) {
        try {
            return (Number) function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a function of the C library threw", e);
        }
    }
}
