package fi.hymy.fleet.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SheetTest {
    private static final List<List<String>> ROWS = List.of(
            List.of("organisation", "site key", "site name"),
            List.of("Oy \"Kirjasto\", Ab", "s;1", "line\nend"),
            List.of("=1+1", "-5", "@home"),
            List.of("'=quoted", "60.1, 24.9", "-24.5, 60"));

    @Test
    void readsTheCsvThatItWrites() {
        assertThat(Csv.read(Csv.write(ROWS))).isEqualTo(withoutApostrophe());
    }

    @Test
    void writesNoFormula() {
        assertThat(Csv.write(ROWS)).contains("\r\n'=1+1,-5,'@home\r\n");
    }

    @Test
    void readsWhatSpreadsheetsOfManyCountriesWrite() {
        assertThat(Csv.read("\uFEFForganisation;site key\r\nÄö;\"a;b\"\r\n".getBytes(UTF_8)))
                .containsExactly(List.of("organisation", "site key"), List.of("Äö", "a;b"));
        assertThat(Csv.read("a\tb\n1\t2")).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void refusesWhatIsNoSheet() {
        assertThatThrownBy(() -> Sheet.lines("Ä".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(SheetException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> Sheet.lines("PK\u0003\u0004 no zip".getBytes(UTF_8)))
                .isInstanceOf(SheetException.class)
                .hasMessageContaining("workbook");
        assertThatThrownBy(() -> Sheet.lines("organisation,colour\n".getBytes(UTF_8)))
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> Sheet.lines("organisation,site name\n".getBytes(UTF_8)))
                .hasMessageContaining("site key");
        assertThatThrownBy(() -> Csv.read("a,\"open")).hasMessageContaining("not closed");
    }

    @Test
    void readsTheWorkbookThatItWrites() {
        assertThat(Xlsx.read(Xlsx.write(ROWS))).isEqualTo(ROWS);
    }

    private static List<List<String>> withoutApostrophe() {
        return List.of(ROWS.get(0), ROWS.get(1), ROWS.get(2), List.of("=quoted", "60.1, 24.9", "-24.5, 60"));
    }
}
