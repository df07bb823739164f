package fi.hymy.fleet.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.fleet.web.Times;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who changed what, for people: to be narrowed, and to be taken along as a file.
@Controller
final class AuditPages {
    private static final int PAGE = 50;
    /// As many entries are in a file at most, the newest.
    private static final int EXPORTED = 50_000;

    private final AuditTrail trail;
    private final SubjectNames names;
    private final Times times;

    AuditPages(AuditTrail trail, List<SubjectNames> names, Times times) {
        this.trail = trail;
        this.names = SubjectNames.of(names);
        this.times = times;
    }

    @GetMapping("/audit")
    String audit(@RequestParam Map<String, String> asked, @RequestParam(defaultValue = "") String after, Model model) {
        AuditForm form = AuditForm.of(asked);
        List<Entry> found = trail.page(form.query(times.zone()), after, PAGE + 1);
        List<Entry> shown = found.stream().limit(PAGE).toList();
        model.addAttribute(
                "view",
                new AuditView(
                        form,
                        form.about()
                                .map(about -> names.of(about.kind(), about.id()).orElse(about.id()))
                                .orElse(""),
                        trail.people(),
                        AuditView.rows(shown, names),
                        !after.isEmpty(),
                        found.size() > PAGE ? shown.getLast().id() : ""));
        return "audit/audit";
    }

    @GetMapping("/audit/export.csv")
    ResponseEntity<byte[]> csv(@RequestParam Map<String, String> asked) {
        // The mark tells spreadsheets that it is UTF-8.
        return file("changes.csv", "text/csv;charset=UTF-8", "\uFEFF" + AuditFile.csv(found(asked)));
    }

    @GetMapping("/audit/export.json")
    ResponseEntity<byte[]> json(@RequestParam Map<String, String> asked) {
        return file("changes.json", MediaType.APPLICATION_JSON_VALUE, AuditFile.json(found(asked)));
    }

    private List<Entry> found(Map<String, String> asked) {
        return trail.page(AuditForm.of(asked).query(times.zone()), "", EXPORTED);
    }

    private static ResponseEntity<byte[]> file(String name, String type, String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(UTF_8));
    }
}
