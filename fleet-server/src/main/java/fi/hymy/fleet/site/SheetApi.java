package fi.hymy.fleet.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sheets")
@Tag(name = "sheets")
final class SheetApi {
    private final SheetImport sheets;
    private final SheetExport export;

    SheetApi(SheetImport sheets, SheetExport export) {
        this.sheets = sheets;
        this.export = export;
    }

    @GetMapping("/sites.csv")
    @Operation(summary = "Every site and point as CSV, which can be imported again")
    ResponseEntity<byte[]> csv() {
        return ImportPages.download(
                "sites.csv", "text/csv;charset=UTF-8", Csv.write(export.rows()).getBytes(UTF_8));
    }

    @GetMapping("/sites.xlsx")
    @Operation(summary = "Every site and point as XLSX, which can be imported again")
    ResponseEntity<byte[]> xlsx() {
        return ImportPages.download("sites.xlsx", ImportPages.XLSX, Xlsx.write(export.rows()));
    }

    @PostMapping(path = "/sites", consumes = "!application/x-www-form-urlencoded")
    @Operation(
            summary =
                    "Import a sheet of sites (CSV or XLSX): whole, or 422 with every fault by row and column and nothing written; "
                            + "with preview=true nothing is written in any case")
    PlanJson bring(@RequestBody byte[] body, @RequestParam(defaultValue = "false") boolean preview) {
        try {
            List<Sheet.Line> lines = Sheet.lines(body);
            ImportPlan plan = preview ? sheets.preview(lines) : sheets.write(lines);
            if (!plan.isClean()) {
                throw ApiProblem.unprocessable(
                        "The sheet has faults; nothing was written.",
                        plan.faults().stream()
                                .map(fault ->
                                        new Fault("row %d, %s".formatted(fault.row(), fault.column()), fault.message()))
                                .toList());
            }
            return new PlanJson(!preview, plan.changes());
        } catch (SheetException e) {
            throw ApiProblem.unprocessable(String.valueOf(e.getMessage()), List.of());
        }
    }

    record PlanJson(boolean written, List<ImportPlan.Change> changes) {}
}
