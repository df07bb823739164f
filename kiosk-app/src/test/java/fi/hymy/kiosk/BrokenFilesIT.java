package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.content.LastGood;
import fi.hymy.kiosk.twin.TwinMemory;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole kiosk on files that are damaged, or not its own.
final class BrokenFilesIT {
    @TempDir
    Path data;

    @Test
    void goesOnWithAFreshOutboxAndWhatCouldBeSavedOfADamagedOne() throws IOException, SQLException {
        KioskRig.lay(data, SampleSurveys.smileyWhy());
        answerOnce();
        damageAnIndex();

        answerOnce();

        assertThat(KioskRig.kept(data)).as("the one before and the one after").hasSize(2);
        assertThat(data.resolve("outbox"))
                .isDirectoryContaining(path -> path.getFileName().toString().startsWith("outbox-broken-"));
    }

    @Test
    void refusesPolitelyOnTheOutboxOfANewerProgramAndLeavesItAlone() throws IOException, SQLException {
        KioskRig.lay(data, SampleSurveys.smileyWhy());
        answerOnce();
        change("pragma user_version = 99");

        try (KioskRig kiosk = KioskRig.start(data)) {
            kiosk.answer();
            kiosk.awaitScreen("screen-not-saved");
        }

        change("pragma user_version = 1");
        assertThat(KioskRig.kept(data)).hasSize(1);
    }

    @Test
    void showsTheSurveyOfBeforeWhenTheNewOneIsDamaged() throws IOException {
        SurveyRef before = KioskRig.lay(data, SampleSurveys.smileyWhy());
        SurveyRef current = SurveyCodec.ref(SampleSurveys.nps());
        Files.writeString(data.resolve("content").resolve(current.hash().hex()), "rubbish");
        new LastGood(current, before).write(TwinMemory.under(data).lastGood());

        answerOnce();

        assertThat(KioskRig.kept(data))
                .singleElement()
                .satisfies(kept -> assertThat(kept.survey()).isEqualTo(before));
    }

    @Test
    void showsASurveyWithoutThePictureThatIsDamagedRatherThanNothing() throws IOException {
        Survey pictured = SampleSurveys.everyLook();
        assertThat(pictured.assets()).as("the sample has pictures").isNotEmpty();
        KioskRig.lay(data, pictured);

        try (KioskRig kiosk = KioskRig.start(data)) {
            kiosk.awaitScreen("screen-attract");
        }
    }

    private void answerOnce() {
        try (KioskRig kiosk = KioskRig.start(data)) {
            kiosk.answer();
            kiosk.awaitScreen("screen-thanks");
        }
    }

    private Path file() {
        return data.resolve("outbox/current/outbox.sqlite");
    }

    private void damageAnIndex() throws IOException, SQLException {
        int page;
        int size;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            page = statement
                    .executeQuery("select rootpage from sqlite_master where name = 'response_by_state'")
                    .getInt(1);
            size = statement.executeQuery("pragma page_size").getInt(1);
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.seek((long) (page - 1) * size);
            bytes.write(new byte[size]);
        }
    }

    private void change(String pragma) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(pragma);
        }
    }
}
