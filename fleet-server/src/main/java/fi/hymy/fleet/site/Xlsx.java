package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/// Sheets as XLSX: the first sheet of a workbook.
final class Xlsx {
    /// A workbook is a zip, and may unfold to far more than was sent.
    private static final long MOST_UNFOLDED = 64L * 1024 * 1024;

    private static final int MOST_COLUMNS = 50;
    private static final byte[] ZIP = {'P', 'K'};

    private Xlsx() {}

    static boolean looksLikeIt(byte[] bytes) {
        return bytes.length > ZIP.length && bytes[0] == ZIP[0] && bytes[1] == ZIP[1];
    }

    static byte[] write(List<List<String>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Hymy", "1.0")) {
            Worksheet sheet = book.newWorksheet("Sites");
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                List<String> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row, column, cells.get(column));
                }
            }
            sheet.range(0, 0, 0, Math.max(0, rows.getFirst().size() - 1))
                    .style()
                    .bold()
                    .set();
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// @throws SheetException when it is no workbook, or one that unfolds to more than 64 MiB
    static List<List<String>> read(byte[] bytes) {
        checkSize(bytes);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            var found = new ArrayList<List<String>>();
            rows.forEach(row -> {
                while (found.size() < row.getRowNum() - 1 && found.size() <= Sheet.MOST_ROWS) {
                    found.add(List.of());
                }
                found.add(cells(row));
            });
            return found;
        } catch (IOException | ExcelReaderException | IllegalArgumentException e) {
            throw new SheetException(t("The file cannot be read as a workbook (XLSX)."), e);
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            cells.add(row.getOptionalCell(i)
                    .map(cell -> cell.getText() == null ? "" : cell.getText())
                    .orElse(""));
        }
        return cells;
    }

    /// By what really unfolds: sizes that the file says of itself may lie.
    private static void checkSize(byte[] bytes) {
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            byte[] buffer = new byte[8192];
            long total = 0;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream unfolded = zip.getInputStream(entry)) {
                    for (int read = unfolded.read(buffer); read >= 0; read = unfolded.read(buffer)) {
                        total += read;
                        if (total > MOST_UNFOLDED) {
                            throw new SheetException(t("The workbook is too large."));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new SheetException(t("The file cannot be read as a workbook (XLSX)."), e);
        }
    }
}
