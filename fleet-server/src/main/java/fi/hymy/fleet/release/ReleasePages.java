package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SoftwareKind;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Releases to look at, to hand out and to withdraw.
@Controller
final class ReleasePages {
    private static final int PAGE = 30;

    private final Releases releases;
    private final ReleaseBook book;
    private final SoftwareBook software;
    private final Wishes wishes;
    private final Trust trust;
    private final Times times;

    ReleasePages(Releases releases, ReleaseBook book, SoftwareBook software, Wishes wishes, Trust trust, Times times) {
        this.releases = releases;
        this.book = book;
        this.software = software;
        this.wishes = wishes;
        this.trust = trust;
        this.times = times;
    }

    /// One page of the list.
    ///
    /// @param next where the next page begins, or empty on the last one
    /// @param noKeys why no release can be taken, or empty
    record Listed(
            List<ReleaseView> releases,
            String after,
            String next,
            List<SoftwareBook.VersionCount> versions,
            List<SoftwareBook.ChannelCount> channels,
            String noKeys) {}

    @GetMapping("/releases")
    String list(@RequestParam(defaultValue = "") String after, Model model) {
        model.addAttribute("listed", listed(after));
        return "release/list";
    }

    @GetMapping("/live/releases")
    String liveList(@RequestParam(defaultValue = "") String after, Model model) {
        model.addAttribute("listed", listed(after));
        return "release/table";
    }

    private Listed listed(String after) {
        ReleaseBook.After last = after.isEmpty()
                ? null
                : new ReleaseBook.After(find(after).addedAt().toEpochMilli(), after);
        List<Release> found = book.page(last, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Release> shown = more ? found.subList(0, PAGE) : found;
        return new Listed(
                shown.stream().map(this::view).toList(),
                after,
                more ? shown.getLast().id() : "",
                Stream.of(SoftwareKind.values())
                        .flatMap(kind -> software.versions(kind).stream())
                        .toList(),
                software.channels(),
                trust.keys() instanceof Trust.Keys.Unknown(String why) ? t(why) : "");
    }

    private ReleaseView view(Release release) {
        return new ReleaseView(release, software.running(release), software.counts(release), times);
    }

    @GetMapping("/releases/{id}")
    String release(@PathVariable String id, Model model) {
        model.addAttribute("view", view(find(id)));
        return "release/release";
    }

    @GetMapping("/live/releases/{id}")
    String live(@PathVariable String id, Model model) {
        model.addAttribute("view", view(find(id)));
        return "release/progress";
    }

    /// One page of the kiosks that are to run a release.
    ///
    /// @param standing only those, or null for all
    /// @param next the id of the last one, or empty on the last page
    record Kiosks(
            ReleaseView view,
            List<Running> kiosks,
            @Nullable WhyNotYet standing,
            String next) {
        WhyNotYet standing(Running kiosk) {
            return WhyNotYet.of(kiosk, view.release());
        }

        String version(Running kiosk) {
            return kiosk.installed(view.release().kind())
                    .map(found -> "%s (%d)".formatted(found.version(), found.sequence()))
                    .orElse("");
        }
    }

    @GetMapping("/releases/{id}/kiosks")
    String kiosks(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        Release release = find(id);
        WhyNotYet only = standing.isEmpty()
                ? null
                : PageAddress.read(standing, word -> WhyNotYet.valueOf(word.toUpperCase(Locale.ROOT)));
        List<Running> found = software.meant(release, only, after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Running> shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute(
                "kiosks",
                new Kiosks(
                        view(release),
                        shown,
                        only,
                        more ? shown.getLast().kiosk().value() : ""));
        return "release/kiosks";
    }

    @PostMapping("/releases/{id}/withdraw")
    String withdraw(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        Release release = find(id);
        Said.on(
                redirect,
                releases.withdraw(release, who.getName())
                        ? t("%s is withdrawn: no kiosk is given it any more.", release.title())
                        : t("It was withdrawn already."));
        return "redirect:/releases/" + id;
    }

    @PostMapping("/releases/{id}/restore")
    String restore(@PathVariable String id, RedirectAttributes redirect) {
        Release release = find(id);
        Said.on(
                redirect,
                releases.restore(release)
                        ? t("%s can be rolled out again.", release.title())
                        : t("It was not withdrawn."));
        return "redirect:/releases/" + id;
    }

    @PostMapping("/kiosks/{id}/channel")
    String follow(@PathVariable String id, @RequestParam String channel, Principal who, RedirectAttributes redirect) {
        Running kiosk = software.find(PageAddress.read(id, KioskId::new)).orElseThrow(PageAddress::nothing);
        String wanted = channel.strip();
        if (!Manifest.isChannel(wanted)) {
            Said.on(redirect, t("A channel's name may hold a-z, 0-9 and -. Nothing was changed."));
        } else {
            if (!wanted.equals(kiosk.channel())) {
                Audited.change("channel", kiosk.channel(), wanted);
                wishes.follow(kiosk.kiosk(), wanted, who.getName());
            }
            Said.on(redirect, t("It takes its software from the channel %s.", wanted));
        }
        return "redirect:/kiosks/" + id;
    }

    private Release find(String id) {
        return book.find(id).orElseThrow(PageAddress::nothing);
    }
}
