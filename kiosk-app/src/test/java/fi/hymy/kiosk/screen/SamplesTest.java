package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.gallery.Panels;
import fi.hymy.kiosk.gallery.SurveyFolder;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The sample customers' surveys, on every panel: a slice of what `deploy/gallery` writes.
final class SamplesTest {
    private static final Path SAMPLES = Path.of("..", "deploy", "samples");

    @Test
    void showEveryKindOfQuestion() throws IOException {
        Set<String> shown = SurveyFolder.all(SAMPLES).stream()
                .flatMap(each -> each.survey().questions())
                .map(question -> question.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Question.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void haveEveryPictureThatTheyName() throws IOException {
        for (SurveyFolder each : SurveyFolder.all(SAMPLES)) {
            for (Asset asset : each.survey().assets()) {
                Path file = each.pictures()
                        .find(asset.hash())
                        .orElseThrow(() -> new AssertionError(each.name() + " lacks the picture with SHA-256 "
                                + asset.hash().hex()));
                assertThat(Files.size(file)).as(file + " as the survey says").isEqualTo(asset.size());
            }
        }
    }

    /// The base language on three panels, and each further language on one, each on another; with
    /// `-Dhymy.samples=all` every language on every panel. All choices on all their leaves.
    @TestFactory
    Stream<DynamicTest> fitOnEveryPanel() throws IOException {
        return SurveyFolder.all(SAMPLES).stream()
                .flatMap(folder -> folder.survey().languages().stream()
                        .flatMap(language -> Panels.ALL.stream()
                                .filter(panel -> chosen(folder, panel, language))
                                .map(panel -> DynamicTest.dynamicTest(
                                        "%s in %s on %s".formatted(folder.name(), language, panel.name()),
                                        () -> fits(folder, panel, language)))));
    }

    private static boolean chosen(SurveyFolder folder, Panels.Size panel, LanguageTag language) {
        boolean all = "all".equals(System.getProperty("hymy.samples"));
        boolean base = language.equals(folder.survey().baseLanguage());
        int turn = folder.survey().languages().indexOf(language);
        return all
                || (base && Set.of("7", "10", "portrait").contains(panel.name()))
                || (!base && panel.equals(Panels.ALL.get(turn % Panels.ALL.size())));
    }

    private static void fits(SurveyFolder folder, Panels.Size panel, LanguageTag language) {
        var camera = new SurveyPictures(panel.width(), panel.height(), panel.pixelsPerMillimetre(), folder.pictures());
        var found = new ArrayList<String>();
        SurveyViews.every(folder.survey(), language)
                .forEach((name, view) -> Fx.ask(() -> camera.check(view)).stream()
                        .map(finding -> name + ": " + finding)
                        .forEach(found::add));
        assertThat(found).isEmpty();
    }

    /// The longest help beside the longest ways back and on, on the smallest panel.
    @TestFactory
    Stream<DynamicTest> sayHowToAnswerInEveryLanguageOnTheSmallestPanel() throws IOException {
        Panels.Size panel = Panels.named("7").orElseThrow();
        return Map.of("lehtola", "needs", "raide", "rank").entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    SurveyFolder folder = SurveyFolder.read(SAMPLES.resolve(each.getKey()));
                    var camera = new SurveyPictures(
                            panel.width(), panel.height(), panel.pixelsPerMillimetre(), folder.pictures());
                    for (LanguageTag language : folder.survey().languages()) {
                        VisitView view =
                                SurveyViews.every(folder.survey(), language).get(each.getValue());
                        assertThat(Fx.ask(() -> camera.check(view)))
                                .as(language.tag())
                                .isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theScreensOfNoSurveyFitToo() {
        return Stream.of("7", "10", "portrait")
                .flatMap(name -> Panels.named(name).stream())
                .map(panel -> DynamicTest.dynamicTest(panel.name(), () -> {
                    var camera = new BoxPictures(panel.width(), panel.height(), panel.pixelsPerMillimetre());
                    var found = new ArrayList<String>();
                    Fx.ask(() -> camera.check("fi"))
                            .forEach((name, findings) -> findings.forEach(finding -> found.add(name + ": " + finding)));
                    assertThat(found).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> haveWordsThatStandOut() throws IOException {
        Panels.Size panel = Panels.named("7").orElseThrow();
        return SurveyFolder.all(SAMPLES).stream()
                .map(folder -> DynamicTest.dynamicTest(folder.name(), () -> standsOut(folder, panel)));
    }

    private static void standsOut(SurveyFolder folder, Panels.Size panel) {
        var camera = new SurveyPictures(panel.width(), panel.height(), panel.pixelsPerMillimetre(), folder.pictures());
        var found = new ArrayList<String>();
        SurveyViews.every(folder.survey(), folder.survey().baseLanguage())
                .forEach((name, view) -> Fx.ask(() -> camera.shot(view)).findings().stream()
                        .filter(finding -> finding.rule() == Finding.Rule.CONTRAST)
                        .map(finding -> name + ": " + finding)
                        .forEach(found::add));
        assertThat(found).isEmpty();
    }
}
