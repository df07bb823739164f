package fi.hymy.kiosk.seal;

import fi.hymy.kiosk.disk.Durably;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.SealCodec;
import fi.hymy.protocol.message.SealingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's public key as the kiosk was told it last. It is no secret.
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /// Empty where there is none, or none that can be read: the server tells it again at every connect.
    Optional<SealingKey> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return SealCodec.decode(Files.readAllBytes(file));
        } catch (IOException | CodecException e) {
            LOG.warn("the server's public key cannot be read, it will tell it again: {}", e.toString());
            return Optional.empty();
        }
    }

    /// A key that cannot be kept is used all the same, until the program ends.
    void write(SealingKey key) {
        try {
            Durably.replace(file, SealCodec.encode(key));
        } catch (IOException e) {
            LOG.warn("the server's public key cannot be kept, it will tell it again: {}", e.toString());
        }
    }
}
