package fi.hymy.fleet.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What bringing in a sheet promises on every database.
abstract class ImportContract {
    private static final String HEADING =
            "organisation,areas,site key,site name,address,position,time zone,opening hours,languages,tags,point key,point name";

    private Db db;
    private Places places;
    private Points points;
    private SheetImport sheets;
    private SheetExport export;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        places = new Places(db.writer(), db.reader());
        points = new Points(db.writer(), db.reader());
        sheets = new SheetImport(places, points, db.writer());
        export = new SheetExport(places, points);
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void namesSevenFaultyRowsOfTwoHundredAndWritesNothing() {
        List<String> rows = new ArrayList<>(good());
        rows.set(10, "City,North,s-10,,,,,,,,p-10,Lobby");
        rows.set(20, "City,North,s-20,Site 20,,here,,,,,p-20,Lobby");
        rows.set(30, "City,North,s-30,Site 30,,,Mars/Base,,,,p-30,Lobby");
        rows.set(40, "City,North,s-40,Site 40,,,,Mon 8,,,p-40,Lobby");
        rows.set(50, ",North,s-50,Site 50,,,,,,,p-50,Lobby");
        rows.set(60, "City,North,s-60,Site 60,,,,,,,p-1,Lobby");
        rows.set(70, "City,North,s-70,Site 70,,,,,f!,a b!,p-70,Lobby");

        ImportPlan plan = sheets.write(lines(rows));

        assertThat(plan.faults())
                .extracting(ImportPlan.RowFault::row, ImportPlan.RowFault::column)
                .extracting(
                        tuple -> tuple.toList().get(0) + " " + tuple.toList().get(1))
                .containsExactly(
                        "12 site name",
                        "22 position",
                        "32 time zone",
                        "42 opening hours",
                        "52 organisation",
                        "62 point key",
                        "72 languages",
                        "72 tags");
        assertThat(places.all()).isEmpty();
        assertThat(points.all()).isEmpty();
    }

    @Test
    void looksFirstAndThenBringsEverythingIn() {
        assertThat(sheets.preview(lines(good())).count("site", ImportPlan.Effect.NEW))
                .isEqualTo(200);
        assertThat(places.all()).isEmpty();

        ImportPlan plan = sheets.write(lines(good()));

        assertThat(plan.isClean()).isTrue();
        assertThat(places.all()).hasSize(202);
        assertThat(points.all()).hasSize(200);
        assertThat(places.all().stream()
                        .filter(place -> place.name().equals("Site 7"))
                        .findFirst())
                .hasValueSatisfying(site -> assertThat(places.upwards(site.id()))
                        .extracting(Place::name)
                        .containsExactly("Site 7", "North", "City"));
    }

    @Test
    void knowsWhatItBroughtInByItsKey() {
        sheets.write(lines(good()));
        List<String> rows = new ArrayList<>(good());
        rows.set(3, "City,South / Port,s-3,Renamed,Quay 1,,,,,,p-3,Hall");

        ImportPlan plan = sheets.write(lines(rows));

        assertThat(plan.changes())
                .filteredOn(change -> change.effect() != ImportPlan.Effect.SAME)
                .extracting(ImportPlan.Change::path)
                .containsExactly("City › South", "City › South › Port", "Renamed", "Renamed › Hall");
        assertThat(points.all()).hasSize(200);
    }

    @Test
    void takesItsOwnExportAsNothingNew() {
        sheets.write(lines(good()));
        Place city = places.all().stream()
                .filter(place -> place.name().equals("City"))
                .findFirst()
                .orElseThrow();
        Place keyless =
                EstateContract.done(places.add(PlaceKind.SITE, city.id(), PlaceDetails.named("Keyless, \"odd\"")));
        EstateContract.done(points.add(keyless.id(), null, "Door", "=left"));

        for (byte[] sheet : List.of(Csv.write(export.rows()).getBytes(UTF_8), Xlsx.write(export.rows()))) {
            ImportPlan plan = sheets.write(Sheet.lines(sheet));

            assertThat(plan.faults()).isEmpty();
            assertThat(plan.changesSomething()).isFalse();
            assertThat(plan.count("site", ImportPlan.Effect.SAME)).isEqualTo(201);
        }
    }

    @Test
    void takesSeveralPointsOfASiteInRowsOfTheirOwn() {
        ImportPlan plan = sheets.write(lines(List.of(
                "City,North,s-1,Site,Street 1,,,,,,p-1,Lobby",
                "City,North,s-1,,,,,,,,p-2,Hall",
                "City,North,s-2,Other,,,,,,,,")));
        assertThat(plan.faults()).isEmpty();
        assertThat(points.all()).extracting(ExperiencePoint::name).containsExactly("Hall", "Lobby");

        ImportPlan torn = sheets.preview(lines(
                List.of("City,North,s-1,Site,Street 1,,,,,,p-1,Lobby", "City,South,s-1,Site,Street 2,,,,,,p-2,Hall")));
        assertThat(torn.faults())
                .extracting(ImportPlan.RowFault::message)
                .containsExactlyInAnyOrder("row 2 says something else of this site", "row 2 puts this site elsewhere");
    }

    private static List<String> good() {
        return IntStream.range(0, 200)
                .mapToObj(i ->
                        "City,North,s-%1$d,Site %1$d,Street %1$d,\"60.%1$d, 24.9\",Europe/Helsinki,Mon-Fri 8-16,fi sv,mall,p-%1$d,Lobby"
                                .formatted(i))
                .toList();
    }

    private static List<Sheet.Line> lines(List<String> rows) {
        return Sheet.lines((HEADING + "\n" + String.join("\n", rows)).getBytes(UTF_8));
    }
}
