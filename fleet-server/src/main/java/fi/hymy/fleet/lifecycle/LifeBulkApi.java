package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.KioskId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "life")
final class LifeBulkApi {
    private final KioskQueries queries;
    private final Lives lives;
    private final LifeCycle cycle;

    LifeBulkApi(KioskQueries queries, Lives lives, LifeCycle cycle) {
        this.queries = queries;
        this.lives = lives;
        this.cycle = cycle;
    }

    @PostMapping("/api/v1/life")
    @Operation(
            summary =
                    "Take a step of life with all kiosks that a query means (each if it may); with preview=true none is taken. "
                            + "Those that retire are shut out: their certificates are taken back")
    BulkJson bulk(@RequestBody BulkWish wish, @RequestParam(defaultValue = "false") boolean preview, Principal who) {
        LifeStep next = LifeApi.step(wish.step());
        List<KioskId> kiosks =
                switch (KioskQuery.read(wish.query())) {
                    case KioskQuery.Reading.Bad(var faults) ->
                        throw ApiProblem.unprocessable("The query cannot be read.", faults);
                    case KioskQuery.Reading.Good(var query) -> queries.ids(query);
                };
        long taken = preview
                ? lives.find(kiosks).values().stream()
                        .filter(life -> life.step().mayBecome(next))
                        .count()
                : cycle.takeAll(kiosks, next, who.getName(), wish.note() == null ? "" : wish.note())
                        .before()
                        .size();
        return new BulkJson(!preview, kiosks.size(), taken);
    }

    record BulkWish(
            String query, @Nullable String step, @Nullable String note) {}

    /// @param meant how many kiosks the query means
    /// @param taken how many took the step, or would
    record BulkJson(boolean written, long meant, long taken) {}
}
