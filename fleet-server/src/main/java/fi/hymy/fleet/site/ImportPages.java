package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;
import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.fleet.audit.ChangesNothing;
import fi.hymy.fleet.web.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Sheets of sites and points, in and out. A sheet is looked at first; what was looked at is what is written.
@Controller
final class ImportPages {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final SheetImport sheets;
    private final SheetExport export;

    ImportPages(SheetImport sheets, SheetExport export) {
        this.sheets = sheets;
        this.export = export;
    }

    @GetMapping("/sites/import")
    String form() {
        return "site/import";
    }

    @ChangesNothing
    @PostMapping("/sites/import")
    String preview(@RequestParam MultipartFile file, Model model) throws IOException {
        return preview(file.getBytes(), model);
    }

    /// @param csv what the preview showed, carried by its page
    @PostMapping("/sites/import/write")
    String write(@RequestParam String csv, Model model, RedirectAttributes redirect) {
        try {
            ImportPlan plan = sheets.write(Sheet.lines(csv.getBytes(UTF_8)));
            if (plan.isClean()) {
                Said.on(redirect, said(plan));
                return "redirect:/sites";
            }
        } catch (SheetException e) {
            model.addAttribute("problem", e.getMessage());
            return "site/import";
        }
        return preview(csv.getBytes(UTF_8), model);
    }

    @GetMapping("/sites/export.csv")
    ResponseEntity<byte[]> csv() {
        // The mark tells spreadsheets that it is UTF-8.
        return download("sites.csv", "text/csv;charset=UTF-8", ("\uFEFF" + Csv.write(export.rows())).getBytes(UTF_8));
    }

    @GetMapping("/sites/export.xlsx")
    ResponseEntity<byte[]> xlsx() {
        return download("sites.xlsx", XLSX, Xlsx.write(export.rows()));
    }

    static ResponseEntity<byte[]> download(String name, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }

    static String said(ImportPlan plan) {
        return t(
                "The sheet is in: %s sites and %s points are new, %s sites and %s points changed.",
                plan.count("site", ImportPlan.Effect.NEW),
                plan.count("point", ImportPlan.Effect.NEW),
                plan.count("site", ImportPlan.Effect.CHANGED),
                plan.count("point", ImportPlan.Effect.CHANGED));
    }

    private String preview(byte[] bytes, Model model) {
        try {
            List<Sheet.Line> lines = Sheet.lines(bytes);
            model.addAttribute("plan", sheets.preview(lines));
            model.addAttribute("csv", Csv.write(rows(lines)));
            return "site/preview";
        } catch (SheetException e) {
            model.addAttribute("problem", e.getMessage());
            return "site/import";
        }
    }

    /// The lines at their old row numbers, so that faults found later name the same rows.
    private static List<List<String>> rows(List<Sheet.Line> lines) {
        var rows = new ArrayList<List<String>>();
        rows.add(Sheet.COLUMNS);
        lines.forEach(line -> {
            while (rows.size() < line.number() - 1) {
                rows.add(List.of());
            }
            rows.add(Sheet.COLUMNS.stream().map(line::get).toList());
        });
        return rows;
    }
}
