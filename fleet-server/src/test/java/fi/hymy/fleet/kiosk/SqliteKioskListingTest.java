package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteKioskListingTest extends KioskListingContract {
    @TempDir
    private Path directory;

    @Override
    Db open() {
        return TestDb.sqlite(directory);
    }
}
