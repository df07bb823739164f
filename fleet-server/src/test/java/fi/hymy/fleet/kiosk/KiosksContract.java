package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/// What the registry promises on every database.
abstract class KiosksContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private Db db;
    private Kiosks kiosks;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        kiosks = new Kiosks(db.writer(), db.reader(), InstantSource.fixed(NOW));
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void findsWhatItCreated() {
        Kiosk made = kiosks.register("Entrance");

        assertThat(kiosks.find(made.id())).contains(new Kiosk(made.id(), "Entrance", NOW));
    }

    @Test
    void listsByName() {
        kiosks.registerAll(List.of("Till 2", "Entrance", "Till 1"));

        assertThat(kiosks.list()).extracting(Kiosk::name).containsExactly("Entrance", "Till 1", "Till 2");
    }

    @Test
    void createsAllOrNone() {
        assertThatThrownBy(() -> kiosks.registerAll(List.of("Entrance", " ")))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(kiosks.list()).isEmpty();
    }

    @Test
    void refusesAnIdThatIsTaken() {
        KioskId id = new KioskId("kiosk-one");
        kiosks.register(id, "Entrance");

        assertThatThrownBy(() -> kiosks.register(id, "Exit")).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void renames() {
        KioskId id = kiosks.register("Entrance").id();

        assertThat(kiosks.rename(id, "Exit")).isTrue();
        assertThat(kiosks.find(id)).map(Kiosk::name).contains("Exit");
        assertThat(kiosks.rename(new KioskId("nobody-here"), "Exit")).isFalse();
    }
}
