package fi.hymy.fleet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

final class MigrationTest {
    private static final List<String> TABLES = List.of(
            "kiosk",
            "presence",
            "twin",
            "survey_draft",
            "survey_version",
            "asset",
            "response",
            "answer",
            "quarantine",
            "operator",
            "health",
            "command",
            "place",
            "place_tag",
            "experience_point",
            "placement",
            "kiosk_tag",
            "kiosk_group",
            "contact_detail",
            "spring_session",
            "spring_session_attributes");

    @TempDir
    Path folder;

    @Test
    void makesEveryTableOnSqlite() {
        try (Db db = TestDb.sqlite(folder)) {
            assertThat(db.reader()
                            .jdbc()
                            .sql("select lower(name) from sqlite_master where type = 'table'")
                            .query(String.class)
                            .list())
                    .containsAll(TABLES);
        }
    }

    @Test
    void makesTheSameTablesOnPostgres() {
        try (Db db = TestDb.postgres()) {
            assertThat(db.reader()
                            .jdbc()
                            .sql("select table_name from information_schema.tables where table_schema = 'public'")
                            .query(String.class)
                            .list())
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .containsAll(TABLES);
        }
    }

    @Test
    void opensAnExistingFileAgain() {
        TestDb.sqlite(folder).close();
        try (Db db = TestDb.sqlite(folder)) {
            assertThat(db.reader()
                            .jdbc()
                            .sql("select count(*) from kiosk")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void writesToTheDiskBeforeACommitReturns() {
        try (Db db = TestDb.sqlite(folder)) {
            assertThat(db.writer()
                            .jdbc()
                            .sql("pragma synchronous")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            assertThat(db.writer()
                            .jdbc()
                            .sql("pragma journal_mode")
                            .query(String.class)
                            .single())
                    .isEqualTo("wal");
            assertThat(db.writer()
                            .jdbc()
                            .sql("pragma foreign_keys")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesToWriteThroughAReader() {
        try (Db db = TestDb.sqlite(folder)) {
            assertThatThrownBy(() -> db.reader().jdbc().sql("delete from kiosk").update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("readonly");
        }
    }

    @Test
    void givesTheDataFolderToOneServerAtATime() {
        DataFolder first = DataFolder.open(folder);
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in use by another server");
        first.close();
        DataFolder.open(folder).close();
    }
}
