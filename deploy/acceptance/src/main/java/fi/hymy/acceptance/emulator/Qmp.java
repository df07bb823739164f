package fi.hymy.acceptance.emulator;

import fi.hymy.acceptance.program.Wait;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// QEMU's own way to be told things: a line of JSON, and a line back. For one thread.
final class Qmp implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration START = Duration.ofSeconds(30);

    private final SocketChannel channel;
    private final BufferedReader answers;

    private Qmp(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        answers.readLine();
        tell("qmp_capabilities", Map.of());
    }

    /// Waits for the socket of an emulator that was just started.
    static Qmp at(Path socket) {
        SocketChannel channel = Wait.unlessGiven("the emulator listens at " + socket, START, () -> open(socket));
        try {
            return new Qmp(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return none while nobody listens: the socket is there a moment before
    private static Optional<SocketChannel> open(Path socket) {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalStateException when it refuses
    JsonNode tell(String command, Map<String, ?> arguments) {
        String line = JSON.writeValueAsString(Map.of("execute", command, "arguments", arguments)) + "\n";
        try {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            while (true) {
                String answer = answers.readLine();
                if (answer == null) {
                    throw new IllegalStateException("the emulator ended at " + command);
                }
                JsonNode tree = JSON.readTree(answer);
                if (tree.has("error")) {
                    throw new IllegalStateException(command + ": " + tree.path("error"));
                }
                // Events come in between.
                if (tree.has("return")) {
                    return tree.path("return");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
