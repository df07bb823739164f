package fi.hymy.fleet.site;

import fi.hymy.fleet.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "places")
final class BulkApi {
    private final BulkEdit bulk;
    private final Places places;

    BulkApi(BulkEdit bulk, Places places) {
        this.bulk = bulk;
        this.places = places;
    }

    @PostMapping("/api/v1/places/{id}/sites")
    @Operation(
            summary =
                    "Change zone, hours, languages and tags of many sites: of all in a place, or of those that hold all words; a "
                            + "text left out stays, 'inherit' takes from above; with preview=true nothing is written")
    ChangedJson change(
            @PathVariable String id,
            @RequestBody BulkJson wish,
            @RequestParam(defaultValue = "false") boolean preview) {
        Place root = places.find(new PlaceId(id)).orElseThrow(() -> ApiProblem.notFound("place", id));
        BulkWish read =
                switch (wish.texts().read()) {
                    case BulkWish.Reading.Good(var good) -> good;
                    case BulkWish.Reading.Bad(var faults) ->
                        throw ApiProblem.unprocessable("Nothing was changed.", faults);
                };
        List<BulkEdit.Change> changes = bulk.preview(bulk.sites(root.id(), Answers.text(wish.words())), read);
        List<BulkEdit.Change> done = preview ? changes : bulk.write(changes);
        return new ChangedJson(
                !preview,
                done.stream()
                        .map(change -> new ChangeJson(
                                change.before().id().value(), change.before().name(), change.words()))
                        .toList());
    }

    record BulkJson(
            @Nullable String words,
            @Nullable String zone,
            @Nullable String hours,
            @Nullable String languages,
            @Nullable String addTags,
            @Nullable String removeTags) {
        BulkWish.Texts texts() {
            return new BulkWish.Texts(
                    Answers.text(zone),
                    Answers.text(hours),
                    Answers.text(languages),
                    Answers.text(addTags),
                    Answers.text(removeTags));
        }
    }

    record ChangeJson(String site, String name, List<String> changes) {}

    record ChangedJson(boolean written, List<ChangeJson> sites) {}
}
