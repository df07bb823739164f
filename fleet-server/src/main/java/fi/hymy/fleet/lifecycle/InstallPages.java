package fi.hymy.fleet.lifecycle;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// What the installer's phone shows: which kiosk, which point, a photo, and “it hangs on the wall”.
@Controller
final class InstallPages {
    private static final int POSITION = 100;

    private final InstallLinks links;
    private final Installing installing;
    private final Lives lives;
    private final Kiosks kiosks;
    private final Times times;

    InstallPages(InstallLinks links, Installing installing, Lives lives, Kiosks kiosks, Times times) {
        this.links = links;
        this.installing = installing;
        this.lives = lives;
        this.kiosks = kiosks;
        this.times = times;
    }

    /// What the form shows.
    ///
    /// @param goal empty where nobody planned a point
    /// @param problem what was wrong with the last try, or empty
    record View(
            Kiosk kiosk,
            Life life,
            Optional<Installing.Goal> goal,
            String token,
            String point,
            String name,
            String note,
            String problem) {}

    /// What an installer typed.
    record Typed(String point, String name, String note, String position) {}

    @GetMapping("/install/{kiosk}")
    String form(
            @PathVariable String kiosk,
            @RequestParam(defaultValue = "") String t,
            Model model,
            HttpServletResponse response) {
        KioskId id = PageAddress.read(kiosk, KioskId::new);
        return switch (links.worth(id, t)) {
            case InstallLinks.Worth.Good(var life) -> form(life, t, new Typed("", "", "", ""), "", model);
            case InstallLinks.Worth other -> closed(other, model, response);
        };
    }

    @PostMapping("/install/{kiosk}")
    String hung(
            @PathVariable String kiosk,
            @RequestParam(defaultValue = "") String t,
            Typed typed,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            Model model,
            HttpServletResponse response)
            throws IOException {
        KioskId id = PageAddress.read(kiosk, KioskId::new);
        return switch (links.worth(id, t)) {
            case InstallLinks.Worth.Good(var life) -> {
                Typed said =
                        new Typed(text(typed.point()), text(typed.name()), text(typed.note()), text(typed.position()));
                Optional<String> problem = checkIn(life, said, photo);
                yield problem.isPresent() ? form(life, t, said, problem.get(), model) : done(id, model);
            }
            case InstallLinks.Worth other -> closed(other, model, response);
        };
    }

    /// @return what was wrong, or empty when it is done
    private Optional<String> checkIn(Life life, Typed said, @Nullable MultipartFile photo) throws IOException {
        if (photo == null || photo.isEmpty()) {
            return Optional.of(t("Take a photo of the kiosk on its wall first."));
        }
        if (photo.getSize() > PhonePhoto.MOST_BYTES) {
            return Optional.of(t("The photo is larger than 10 MB. Take it with a smaller size."));
        }
        PointId point = installing
                .goal(life.kiosk())
                .flatMap(goal -> goal.points().stream()
                        .filter(one -> one.id().value().equals(said.point()))
                        .findFirst()
                        .map(one -> one.id()))
                .orElse(null);
        if (point == null && installing.goal(life.kiosk()).isPresent()) {
            return Optional.of(t("Choose where it hangs."));
        }
        return switch (PhonePhoto.of(photo.getBytes())) {
            case PhonePhoto.Made.Refused(var why) -> Optional.of(why);
            case PhonePhoto.Made.Good(var jpeg) -> checkIn(life, said, point, jpeg);
        };
    }

    private Optional<String> checkIn(Life life, Typed said, @Nullable PointId point, Jpeg jpeg) {
        String position = said.position().length() > POSITION ? "" : said.position();
        try {
            return switch (installing.checkIn(
                    new Installing.CheckIn(life.kiosk(), said.name(), said.note(), position, point, jpeg))) {
                case Lives.Taken.Done _ -> Optional.empty();
                case Lives.Taken.Refused(var why) -> Optional.of(why);
            };
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private String form(Life life, String token, Typed typed, String problem, Model model) {
        Optional<Installing.Goal> goal = installing.goal(life.kiosk());
        String point =
                typed.point().isEmpty() ? goal.map(one -> one.chosen().value()).orElse("") : typed.point();
        model.addAttribute(
                "view",
                new View(
                        kiosks.find(life.kiosk()).orElseThrow(PageAddress::nothing),
                        life,
                        goal,
                        token,
                        point,
                        typed.name(),
                        typed.note(),
                        problem));
        return "lifecycle/install";
    }

    private String done(KioskId kiosk, Model model) {
        return told(
                t("Thank you"),
                t(
                        "%s is on the wall. The office sees it now, with your photo.",
                        kiosks.find(kiosk).orElseThrow(PageAddress::nothing).name()),
                t("Switch it on, if it is not, and wait until it asks its first question. You can close this page."),
                model);
    }

    private String closed(InstallLinks.Worth worth, Model model, HttpServletResponse response) {
        return switch (worth) {
            case InstallLinks.Worth.Good _ -> throw new IllegalStateException("a good link is open");
            case InstallLinks.Worth.Old(var end) -> {
                response.setStatus(HttpStatus.GONE.value());
                yield told(
                        t("This code is too old"),
                        t("It was good until %s.", times.day(end)),
                        t("Ask whoever sent the kiosk for a new packing list, and scan the code on that."),
                        model);
            }
            case InstallLinks.Worth.Spent(var life) -> {
                response.setStatus(HttpStatus.GONE.value());
                yield told(t("This code was used"), spent(life), t("Nothing more needs to be done with it."), model);
            }
            case InstallLinks.Worth.False() -> {
                response.setStatus(HttpStatus.FORBIDDEN.value());
                yield told(
                        t("This code is not valid"),
                        t("It is incomplete, or was not made by this server."),
                        t("Scan the whole code on the packing list once more."),
                        model);
            }
        };
    }

    private String spent(Life life) {
        return lives.history(life.kiosk()).stream()
                .filter(step -> step.step() == LifeStep.INSTALLED)
                .findFirst()
                .map(step -> t("%s said on %s that the kiosk hangs on the wall.", step.by(), times.day(step.at())))
                .orElse(t("The kiosk is no longer waiting to be hung up."));
    }

    private static String told(String title, String what, String advice, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("what", what);
        model.addAttribute("advice", advice);
        return "lifecycle/told";
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
