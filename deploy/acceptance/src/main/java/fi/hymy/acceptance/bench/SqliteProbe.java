package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.program.Packages;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// How many responses a second a lone writer brings into the server's tables: the yardstick of ingest.
record SqliteProbe(Packages packages, Path directory, List<Response> responses, Duration window) implements Probe {
    private static final int ID_DIGITS = 12;

    @Override
    public String name() {
        return "raw SQLite";
    }

    @Override
    public void measure(Figures figures) throws IOException {
        for (int batch : ServerTables.batches()) {
            figures.add("sqlite batch=" + batch, "responses/s", perSecond(batch));
        }
    }

    /// As the load's: ids in order within each response that is written again and again, not all over the index.
    private static String id(Response response, long number) {
        String own = response.id().toString();
        return own.substring(0, own.length() - ID_DIGITS) + "%012x".formatted(number);
    }

    private double perSecond(int batch) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("sqlite-" + UUID.randomUUID() + ".db");
        try (var tables = ServerTables.create(packages, file)) {
            long sequence = 0;
            long start = System.nanoTime();
            long end = start + window.toNanos();
            while (System.nanoTime() < end) {
                for (int i = 0; i < batch; i++) {
                    Response response = responses.get((int) (sequence % responses.size()));
                    tables.add(id(response, ++sequence), sequence, System.currentTimeMillis(), response);
                }
                tables.commit();
            }
            return sequence * 1e9 / (System.nanoTime() - start);
        } catch (SQLException e) {
            throw new IOException("the yardstick database failed", e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
