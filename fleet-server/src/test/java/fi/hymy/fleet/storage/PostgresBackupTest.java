package fi.hymy.fleet.storage;

import java.nio.file.Path;

final class PostgresBackupTest extends BackupContract {
    @Override
    StorageSettings fresh(Path data) {
        return new StorageSettings(data, new StorageSettings.Postgres(TestDb.emptyPostgres(), null, null));
    }
}
