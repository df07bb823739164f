package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Gaps;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyCheck;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.Theme;
import java.util.ArrayList;
import java.util.List;

/// Reads a whole survey and says everything that is wrong with it at once: what cannot be made out is
/// replaced by something harmless, and the check of the whole is told of the gaps.
final class SurveyReader {
    /// More entries than this no list of a survey may have; closer bounds are the survey's own check.
    static final int MAX_ENTRIES = 200;

    private static final SurveyId NO_ID = new SurveyId("unreadable");
    private static final LanguageTag NO_LANGUAGE = new LanguageTag("qaa");
    private static final EndingId NO_ENDING_ID = new EndingId(PageReader.UNREADABLE);
    private static final Ending NO_ENDING =
            new Ending(NO_ENDING_ID, LocalizedText.NONE, LocalizedText.NONE, Condition.ALWAYS);
    private static final Asset NO_ASSET = new Asset(new ContentHash("0".repeat(64)), "image/png", 1);

    private final Faults faults = new Faults();
    private final TextReader texts = new TextReader(faults);
    private final RuleReader rules = new RuleReader(faults);

    private SurveyReader() {}

    static SurveyReading read(Place root) {
        root.object();
        var reader = new SurveyReader();
        try {
            return reader.survey(root);
        } catch (Faults.TooMany _) {
            var some = new ArrayList<>(reader.faults.list());
            some.add(new Fault("whole", "there are more faults; these are the first " + Faults.MAX));
            return new SurveyReading.Bad(some);
        }
    }

    private SurveyReading survey(Place root) {
        SurveyId id = faults.or(NO_ID, () -> root.field("surveyId").parse(SurveyId::new));
        int version = faults.optional(root, "version", 1, place -> place.integer(1, Integer.MAX_VALUE));
        String name = faults.or("unreadable", () -> root.field("name").text());
        List<LanguageTag> languages =
                faults.list(root, "languages", MAX_ENTRIES, NO_LANGUAGE, entry -> entry.parse(LanguageTag::new));
        var pageReader = new PageReader(faults, texts, rules);
        List<Page> pages = faults.list(root, "pages", MAX_ENTRIES, PageReader.NO_PAGE, pageReader::page);
        List<Ending> endings = faults.list(root, "endings", MAX_ENTRIES, NO_ENDING, this::ending);
        var look = new LookReader(faults, texts);
        Theme theme = faults.optional(root, "theme", Theme.PLAIN, look::theme);
        SurveySettings settings = faults.optional(root, "settings", SurveySettings.DEFAULT, look::settings);
        List<Asset> assets = faults.optional(
                root, "assets", List.of(), place -> faults.entries(place, MAX_ENTRIES, NO_ASSET, this::asset));

        List<Fault> all = new ArrayList<>(faults.list());
        all.addAll(SurveyCheck.faults(
                new SurveyCheck.Parts(version, name, languages, pages, endings, theme, settings, assets),
                Gaps.of(all)));
        return all.isEmpty()
                ? new SurveyReading.Good(
                        new Survey(id, version, name, languages, pages, endings, theme, settings, assets))
                : new SurveyReading.Bad(all.subList(0, Math.min(all.size(), 2 * Faults.MAX)));
    }

    private Ending ending(Place place) {
        place.object();
        return new Ending(
                faults.or(NO_ENDING_ID, () -> place.field("endingId").parse(EndingId::new)),
                texts.required(place, "title"),
                texts.optional(place, "body"),
                rules.condition(place, "showIf"));
    }

    private Asset asset(Place place) {
        ContentHash hash = place.object().field("hash").parse(ContentHash::new);
        String mediaType = faults.or("image/png", () -> place.field("mediaType").text());
        long size = faults.or(1L, () -> place.field("size").whole(1, Asset.MAX_SIZE));
        return faults.or(
                new Asset(hash, "image/png", 1),
                () -> place.field("mediaType").build(() -> new Asset(hash, mediaType, size)));
    }
}
