package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.id.KioskId;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Queries and the groups that are saved ones; tags of many kiosks at once.
@Controller
final class GroupPages {
    private static final int PAGE = 50;

    private final KioskQueries queries;
    private final KioskGroups groups;
    private final KioskTags tags;
    private final Undo undo;

    GroupPages(KioskQueries queries, KioskGroups groups, KioskTags tags, Undo undo) {
        this.queries = queries;
        this.groups = groups;
        this.tags = tags;
        this.undo = undo;
    }

    /// One page of what a query finds.
    ///
    /// @param more the cursor of the next page, or empty
    record Found(String text, List<KioskAt> kiosks, long count, String more, String problem) {}

    @GetMapping("/sites/groups")
    String groups(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after, Model model) {
        model.addAttribute("found", found(q, after));
        model.addAttribute("groups", groups.all());
        model.addAttribute("known", tags.known());
        return "site/groups";
    }

    @PostMapping("/sites/groups")
    String save(@RequestParam String name, @RequestParam String q, Principal who, RedirectAttributes redirect) {
        Said.on(
                redirect,
                switch (KioskQuery.read(q)) {
                    case KioskQuery.Reading.Bad bad -> bad.inWords();
                    case KioskQuery.Reading.Good(var query) -> saved(name, query, who.getName());
                });
        redirect.addAttribute("q", q);
        return "redirect:/sites/groups";
    }

    @PostMapping("/sites/groups/{id}/remove")
    String remove(@PathVariable String id, RedirectAttributes redirect) {
        groups.remove(id).ifPresent(group -> {
            Said.on(redirect, t("The group “%s” is removed. Its kiosks are as they were.", group.name()));
            undo.offer(redirect, () -> switch (groups.save(group)) {
                case Outcome.Done<KioskGroup> _ -> t("The group “%s” is back.", group.name());
                case Outcome.Refused<KioskGroup>(var why) -> why;
            });
        });
        return "redirect:/sites/groups";
    }

    /// @param all whether every kiosk is meant that the query finds, not only those that were ticked
    @PostMapping("/sites/groups/tags")
    String tag(
            @RequestParam String q,
            @RequestParam(defaultValue = "") String add,
            @RequestParam(defaultValue = "") String remove,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable Set<String> kiosks,
            RedirectAttributes redirect) {
        try {
            List<KioskId> meant = all ? all(q) : kiosks(kiosks == null ? Set.of() : kiosks);
            KioskTags.TagChange change = tags.change(meant, Tags.of(add), Tags.of(remove));
            Said.on(redirect, meant.isEmpty() ? t("Tick some kiosks first.") : said(change, meant.size()));
            if (change.size() > 0) {
                undo.offer(redirect, () -> {
                    tags.undo(change);
                    return t("The tags are as they were.");
                });
            }
        } catch (IllegalArgumentException e) {
            Said.on(redirect, t("This was not done: %s.", String.valueOf(e.getMessage())));
        }
        redirect.addAttribute("q", q);
        return "redirect:/sites/groups";
    }

    private static String said(KioskTags.TagChange change, int meant) {
        return t(
                "Of %s kiosks: %s tags added, %s taken away.",
                meant, change.added().size(), change.removed().size());
    }

    private String saved(String name, KioskQuery query, String by) {
        try {
            return switch (groups.add(name, query, by)) {
                case Outcome.Done<KioskGroup>(var group) -> t("The group “%s” is saved.", group.name());
                case Outcome.Refused<KioskGroup>(var why) -> why;
            };
        } catch (IllegalArgumentException e) {
            return t("This was not done: %s.", String.valueOf(e.getMessage()));
        }
    }

    private Found found(String text, String after) {
        return switch (KioskQuery.read(text)) {
            case KioskQuery.Reading.Bad bad -> new Found(text, List.of(), 0, "", bad.inWords());
            case KioskQuery.Reading.Good(var query) -> {
                List<KioskAt> page = queries.page(query, Cursor.read(after), PAGE + 1);
                boolean more = page.size() > PAGE;
                List<KioskAt> shown = more ? page.subList(0, PAGE) : page;
                yield new Found(text, shown, queries.count(query), more ? Cursor.of(shown.getLast()) : "", "");
            }
        };
    }

    private List<KioskId> all(String text) {
        return switch (KioskQuery.read(text)) {
            case KioskQuery.Reading.Good(var query) -> queries.ids(query);
            case KioskQuery.Reading.Bad bad -> throw new IllegalArgumentException(bad.inWords());
        };
    }

    private static List<KioskId> kiosks(Set<String> ids) {
        return ids.stream().map(KioskId::new).toList();
    }
}
