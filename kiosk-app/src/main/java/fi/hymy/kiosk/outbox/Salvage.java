package fi.hymy.kiosk.outbox;

import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes over what can still be read of a broken file and waits for a receipt. It works on a copy: the broken file
/// stays
/// as it was found.
final class Salvage {
    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    /// By old sequence.
    private final SortedMap<Long, Kept> found = new TreeMap<>();

    private record Kept(Response response, long keptAt) {}

    private Salvage() {}

    /// @return empty when it could not be tried, as on a full disk: then another start may
    static Optional<Salvage> from(Path aside, String file) {
        Path copy = aside.resolve("copy");
        try {
            delete(copy);
            copy(aside, copy);
            Salvage salvage = new Salvage();
            salvage.read(copy.resolve(file));
            return Optional.of(salvage);
        } catch (IOException e) {
            LOG.warn("the broken outbox in {} cannot be copied now: {}", aside, e.toString());
            return Optional.empty();
        } finally {
            delete(copy);
        }
    }

    void into(Connection fresh) throws SQLException {
        Transaction.in(fresh, () -> {
            for (Kept kept : found.values()) {
                RowChanges.append(fresh, kept.response(), kept.keptAt());
            }
        });
        LOG.warn("{} unsent responses of the broken outbox were taken over", found.size());
    }

    /// From both ends, each as far as it goes: a bad page in the middle hides neither side.
    private void read(Path file) {
        try (Connection connection = OutboxSchema.openToRead(file)) {
            read(connection, "asc");
            read(connection, "desc");
        } catch (SQLException e) {
            LOG.warn("nothing can be read of the broken outbox: {}", e.toString());
        }
    }

    private void read(Connection connection, String direction) {
        String query = """
                select sequence, body, sealed, key_id, kept_at, state from response not indexed order by sequence\s""" + direction;
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                if (row.getInt("state") != RowState.RELEASED.number()) {
                    keep(row.getLong("sequence"), RowBody.of(row), row.getLong("kept_at"));
                }
            }
        } catch (SQLException e) {
            LOG.warn("the broken outbox could be read in part only: {}", e.toString());
        }
    }

    private void keep(long sequence, RowBody body, long keptAt) {
        try {
            found.put(sequence, new Kept(body.response(), keptAt));
        } catch (CodecException e) {
            LOG.warn("row {} of the broken outbox is no response any more", sequence);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void delete(Path copy) {
        if (!Files.exists(copy)) {
            return;
        }
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("the working copy {} could not be deleted: {}", copy, e.toString());
        }
    }
}
