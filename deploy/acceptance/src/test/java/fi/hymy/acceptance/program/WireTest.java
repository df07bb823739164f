package fi.hymy.acceptance.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WireTest {
    private static final int SILENCE_MILLIS = 200;

    private final CopyOnWriteArrayList<Integer> heard = new CopyOnWriteArrayList<>();
    private ServerSocket echo;
    private Wire wire;

    @BeforeEach
    void connect() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        wire = Wire.to(echo.getLocalPort());
    }

    @AfterEach
    void disconnect() throws IOException {
        wire.close();
        echo.close();
    }

    @Test
    void carriesBytesBothWays() throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(42);
            assertThat(socket.getInputStream().read()).isEqualTo(42);
        }
    }

    @Test
    void breaksWhatThereIsWhenCutAndLetsNobodyInUntilMended() throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            wire.cut();
            assertThatThrownBy(() -> readToTheEnd(socket)).isInstanceOf(IOException.class);
        }
        try (Socket socket = open()) {
            assertThatThrownBy(() -> readToTheEnd(socket)).isInstanceOf(IOException.class);
        }
        wire.mend();
        try (Socket socket = open()) {
            socket.getOutputStream().write(2);
            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void saysNothingToAnybodyWhileStalledAndGoesOnWhenMended() throws IOException {
        try (Socket socket = open()) {
            wire.stall();
            socket.getOutputStream().write(7);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(heard).isEmpty();
            wire.mend();
            assertThat(socket.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void letsTheFarEndHearWhileItsAnswersAreSwallowed() throws IOException {
        try (Socket socket = open()) {
            wire.deafen();
            socket.getOutputStream().write(9);
            Wait.until("the far end heard it", Duration.ofSeconds(5), () -> heard.contains(9));
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            wire.mend();
            assertThatThrownBy(() -> readToTheEnd(socket))
                    .as("a stream with a hole is broken off")
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void breaksOffAfterSoManyBytes() throws IOException {
        try (Socket socket = open()) {
            wire.cutAfter(2);
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            socket.getOutputStream().write(2);
            assertThatThrownBy(() -> readToTheEnd(socket)).isInstanceOf(IOException.class);
            assertThat(heard).containsExactly(1);
        }
    }

    private Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        socket.setSoTimeout(SILENCE_MILLIS);
        return socket;
    }

    /// A cut shows as a reset or as an end, as the kernel likes; both are failures here.
    private static void readToTheEnd(Socket socket) throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("closed");
        }
    }

    private void echo() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) {
                heard.add(b);
                socket.getOutputStream().write(b);
            }
        } catch (IOException e) {
            // The test's end of it.
        }
    }
}
