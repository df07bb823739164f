package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "life")
final class LifeApi {
    private final LifeCycle cycle;
    private final Lives lives;
    private final Installing installing;
    private final InstallLinks links;

    LifeApi(LifeCycle cycle, Lives lives, Installing installing, InstallLinks links) {
        this.cycle = cycle;
        this.lives = lives;
        this.installing = installing;
        this.links = links;
    }

    @GetMapping("/life")
    @Operation(summary = "How many kiosks are at each step of their life")
    Map<LifeStep, Long> counts() {
        return lives.counts();
    }

    @GetMapping("/kiosks/{id}/life")
    @Operation(summary = "How far a kiosk has come, its box, and every step with who and when, the latest first")
    LifeJson life(@PathVariable String id) {
        Life life = find(id);
        return LifeJson.of(life, lives.history(life.kiosk()));
    }

    @PostMapping("/kiosks/{id}/life")
    @Operation(
            summary =
                    "Take the next step of a kiosk's life: ASSEMBLED, SHIPPED, INSTALLED (with a point), IN_SERVICE, STOCK or RETIRED "
                            + "(its certificate is taken back)")
    LifeJson take(@PathVariable String id, @RequestBody StepWish wish, Principal who) {
        Life life = find(id);
        LifeStep next = step(wish.step());
        String note = wish.note() == null ? "" : wish.note();
        Lives.Taken taken = next == LifeStep.INSTALLED && wish.point() != null
                ? installing.checkIn(
                        new Installing.CheckIn(life.kiosk(), who.getName(), note, "", new PointId(wish.point()), null))
                : cycle.take(Step.of(life.kiosk(), next, who.getName(), note));
        return switch (taken) {
            case Lives.Taken.Done _ -> life(id);
            case Lives.Taken.Refused(var why) -> throw ApiProblem.conflict(why);
        };
    }

    @PutMapping("/kiosks/{id}/box")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Note the serial number and the model of a kiosk's box")
    void describe(@PathVariable String id, @RequestBody BoxWish wish) {
        String serial = wish.serial() == null ? "" : wish.serial();
        String model = wish.model() == null ? "" : wish.model();
        lives.describe(find(id).kiosk(), serial, model).ifPresent(why -> {
            throw ApiProblem.unprocessable(why, List.of());
        });
    }

    @GetMapping("/kiosks/{id}/install-link")
    @Operation(summary = "A link by which an installer without an account can check this kiosk in, once")
    LinkJson link(@PathVariable String id, HttpServletRequest request) {
        InstallLinks.Link link = links.make(find(id).kiosk(), request);
        return new LinkJson(link.address(), link.end());
    }

    @GetMapping(path = "/kiosks/{id}/photos/{number}", produces = MediaType.IMAGE_JPEG_VALUE)
    @Operation(summary = "The picture that was taken when the kiosk was hung up; number is that of the step")
    ResponseEntity<byte[]> photo(@PathVariable String id, @PathVariable int number) {
        return LifePages.jpeg(installing
                .photo(find(id).kiosk(), number)
                .orElseThrow(() -> ApiProblem.notFound("photo", Integer.toString(number))));
    }

    private Life find(String id) {
        return lives.find(new KioskId(id)).orElseThrow(() -> ApiProblem.notFound("kiosk", id));
    }

    static LifeStep step(@Nullable String text) {
        String problem = "There are the steps STOCK, ASSEMBLED, SHIPPED, INSTALLED, IN_SERVICE and RETIRED.";
        return LifeStep.of(text == null ? "" : text)
                .orElseThrow(() -> ApiProblem.unprocessable(problem, List.of(new Fault("step", problem))));
    }

    /// @param point id of the point where it hangs, for INSTALLED
    record StepWish(
            @Nullable String step,
            @Nullable String note,
            @Nullable String point) {}

    record BoxWish(@Nullable String serial, @Nullable String model) {}

    record LinkJson(String address, Instant end) {}

    record LifeJson(
            String kiosk,
            LifeStep step,
            Instant since,
            String serial,
            String model,
            List<LifeStep> next,
            List<StepJson> history) {
        static LifeJson of(Life life, List<TakenStep> history) {
            return new LifeJson(
                    life.kiosk().value(),
                    life.step(),
                    life.since(),
                    life.serial(),
                    life.model(),
                    life.next(),
                    history.stream().map(StepJson::of).toList());
        }
    }

    record StepJson(
            int number,
            LifeStep step,
            Instant at,
            String by,
            String note,
            @Nullable String point,
            boolean photo) {
        static StepJson of(TakenStep step) {
            return new StepJson(
                    step.number(),
                    step.step(),
                    step.at(),
                    step.by(),
                    Sentence.say(step.note()),
                    step.point().map(PointId::value).orElse(null),
                    step.photo());
        }
    }
}
