package fi.hymy.fleet.survey;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.id.ContentHash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Pictures for surveys: logos and backgrounds.
@Controller
final class AssetPages {
    private final Assets assets;
    private final ContentServer content;

    AssetPages(Assets assets, ContentServer content) {
        this.assets = assets;
        this.content = content;
    }

    @GetMapping("/surveys/pictures")
    String list(Model model) {
        model.addAttribute("assets", assets.list());
        return "survey/pictures";
    }

    @PostMapping("/surveys/pictures")
    String add(@RequestParam MultipartFile file, RedirectAttributes redirect) throws IOException {
        Said.on(
                redirect,
                switch (assets.add(file.getBytes())) {
                    case Assets.Adding.Added _ ->
                        t("The picture is here. Copy its lines into the survey that shall use it.");
                    case Assets.Adding.Refused(var why) -> t("The picture was not taken. %s", why);
                });
        return "redirect:/surveys/pictures";
    }

    @GetMapping("/surveys/pictures/{hash}")
    void picture(@PathVariable String hash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ContentHash wanted = PageAddress.read(hash, ContentHash::new);
        if (assets.find(wanted).isEmpty()) {
            throw PageAddress.nothing();
        }
        content.send(content.asset(wanted), request, response);
    }
}
