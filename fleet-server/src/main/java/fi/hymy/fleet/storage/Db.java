package fi.hymy.fleet.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// An open database whose schema is up to date.
public final class Db implements AutoCloseable {
    private static final int READERS = 4;
    private static final int POSTGRES_CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Each index has a leaf of its own for each row: 2 MB, as SQLite has it by itself, makes every commit read them.
    private static final int CACHE_KIBIBYTES = 32 * 1024;

    private final HikariDataSource writer;
    private final HikariDataSource reader;
    private final PlatformTransactionManager transactions;
    private final @Nullable Checkpoints checkpoints;

    private Db(HikariDataSource writer, HikariDataSource reader, @Nullable Checkpoints checkpoints) {
        this.writer = writer;
        this.reader = reader;
        this.checkpoints = checkpoints;
        this.transactions = new JdbcTransactionManager(writer);
    }

    /// A SQLite file, made where there is none. Every commit is on the disk when it returns: WAL, synchronous=FULL.
    public static Db sqlite(Path file) {
        String url = "jdbc:sqlite:" + file;
        String durable = url + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=10000";
        migrate(Dialect.SQLITE, durable, null, null);

        String wide = "&transaction_mode=IMMEDIATE&cache_size=-%d&wal_autocheckpoint=%d"
                .formatted(CACHE_KIBIBYTES, Checkpoints.MOST_PAGES);
        HikariConfig writing = pool("writer", durable + wide, 1);
        writing.setExceptionOverride(new LeaveTheLocked());
        // What is erased is overwritten, not only unlinked, as far as that needs no further page.
        writing.setConnectionInitSql("pragma secure_delete=fast");
        HikariConfig reading = pool("reader", url + "?busy_timeout=10000", READERS);
        reading.setConnectionInitSql("pragma query_only=on");
        var writer = new HikariDataSource(writing);
        return new Db(writer, new HikariDataSource(reading), Checkpoints.start(durable));
    }

    /// A PostgreSQL database; one pool for both reading and writing.
    public static Db postgres(String url, @Nullable String user, @Nullable String password) {
        migrate(Dialect.POSTGRESQL, url, user, password);
        HikariConfig config = pool("postgres", url, POSTGRES_CONNECTIONS);
        config.setUsername(user);
        config.setPassword(password);
        // An error's detail holds the whole row, and with it what people said: it must not get into the log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        HikariDataSource source = new HikariDataSource(config);
        return new Db(source, source, null);
    }

    public WriterDb writer() {
        return new WriterDb(JdbcClient.create(writer), new TransactionTemplate(transactions), writer);
    }

    public ReaderDb reader() {
        return new ReaderDb(JdbcClient.create(reader));
    }

    DataSource source() {
        return writer;
    }

    PlatformTransactionManager transactions() {
        return transactions;
    }

    @Override
    public void close() {
        if (checkpoints != null) {
            checkpoints.close();
        }
        reader.close();
        writer.close();
    }

    private static void migrate(Dialect dialect, String url, @Nullable String user, @Nullable String password) {
        migrations(dialect, url, user, password).load().migrate();
    }

    static FluentConfiguration migrations(
            Dialect dialect, String url, @Nullable String user, @Nullable String password) {
        return Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/common")
                .placeholders(dialect.placeholders())
                .javaMigrations(new DetailsApart());
    }

    private static HikariConfig pool(String name, String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return config;
    }
}
