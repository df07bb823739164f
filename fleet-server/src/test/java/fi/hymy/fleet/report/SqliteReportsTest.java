package fi.hymy.fleet.report;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteReportsTest extends ReportsContract {
    @TempDir
    private Path folder;

    @Override
    Db open() {
        return TestDb.sqlite(folder);
    }
}
