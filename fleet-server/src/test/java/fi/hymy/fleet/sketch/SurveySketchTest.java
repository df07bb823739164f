package fi.hymy.fleet.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.survey.Survey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class SurveySketchTest {
    private static final Path SAMPLES = Path.of("../deploy/samples");
    private static final String PICTURE = "data:image/png;base64,AAAA";

    static List<String> samples() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("survey.json")))
                    .map(folder -> SAMPLES.relativize(folder).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void drawsEveryScreenWithinItsFrame(String sample) throws Exception {
        Survey survey = read(Files.readString(SAMPLES.resolve(sample).resolve("survey.json")));
        for (int[] panel : new int[][] {{800, 480}, {1080, 1920}, {1920, 1080}}) {
            var sketch = new SurveySketch(survey, panel[0], panel[1], hash -> Optional.of(PICTURE));
            Files.createDirectories(Path.of("target/sketches"));
            String name = "target/sketches/%s-%d".formatted(sample, panel[0]);
            Files.writeString(Path.of(name + ".svg"), sketch.first());
            Files.writeString(Path.of(name + "-all.svg"), sketch.all());

            Document first = parsed(sketch.first());
            assertThat(within(first)).as("%s wide", panel[0]).isTrue();
            assertThat(words(first)).contains(firstWord(survey));
            assertThat(parsed(sketch.all())
                            .getDocumentElement()
                            .getElementsByTagName("svg")
                            .getLength())
                    .isEqualTo(screens(survey));
        }
    }

    @Test
    void takesNothingForMarkupThatAPersonWrote() throws Exception {
        Survey survey = read(Files.readString(SAMPLES.resolve("aava/survey.json"))
                .replaceFirst("\"Hoituiko[^\"]*\"", "\"<script>'&amp;\\\\\"</script>\""));

        Document drawn = parsed(new SurveySketch(survey, 800, 480, hash -> Optional.empty()).first());

        assertThat(drawn.getElementsByTagName("script").getLength()).isZero();
        assertThat(words(drawn)).contains("<script>'&amp;\"</script>");
    }

    @Test
    void cutsWhatFindsNoRoom() {
        var letters = new Svg.Letters(20, false, "#000000", "start");

        assertThat(Svg.wrapped("one two three four five six seven", 90, 2, letters))
                .containsExactly("one two", "three …");
        assertThat(Svg.wrapped("short", 90, 2, letters)).containsExactly("short");
    }

    private static int screens(Survey survey) {
        int all = survey.settings().attract().slides().size()
                + (int) survey.questions().count()
                + survey.endings().size();
        return Math.min(24, all);
    }

    private static boolean within(Document drawing) {
        Element root = drawing.getDocumentElement();
        NodeList boxes = root.getElementsByTagName("rect");
        return IntStream.range(0, boxes.getLength())
                .mapToObj(i -> (Element) boxes.item(i))
                .allMatch(box -> end(box, "x", "width") <= number(root, "width")
                        && end(box, "y", "height") <= number(root, "height"));
    }

    private static int end(Element box, String from, String size) {
        return number(box, from) + number(box, size);
    }

    private static int number(Element element, String name) {
        return Integer.parseInt(element.getAttribute(name));
    }

    private static String firstWord(Survey survey) {
        String text = survey.questions()
                .findFirst()
                .orElseThrow()
                .prompt()
                .text()
                .in(survey.baseLanguage(), survey.baseLanguage());
        return text.split("\\s")[0];
    }

    private static String words(Document drawing) {
        return drawing.getDocumentElement().getTextContent();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static Survey read(String json) {
        return switch (SurveyCodec.read(json.getBytes(UTF_8))) {
            case SurveyReading.Good(Survey survey) -> survey;
            case SurveyReading.Bad(var faults) -> throw new IllegalArgumentException(faults.toString());
        };
    }
}
