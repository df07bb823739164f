package fi.hymy.protocol.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.Theme;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that is wrong with a survey is said at once, each at its place, and nothing that only follows.
final class SurveyFaultsTest {
    private static final String SMALL = """
            {
              "surveyId": "small", "name": "Pieni", "languages": ["fi"],
              "pages": [{"pageId": "p", "questions": [
                {"questionId": "q", "type": "smiley", "text": {"fi": "Miten meni?"}}
              ]}],
              "endings": [{"endingId": "e", "title": {"fi": "Kiitos!"}}]
            }
            """;

    @Test
    void fillsInWhatIsLeftOut() {
        Survey survey = good(SMALL);

        assertThat(survey.version()).isEqualTo(1);
        assertThat(survey.theme()).isEqualTo(Theme.PLAIN);
        assertThat(survey.settings()).isEqualTo(SurveySettings.DEFAULT);
        assertThat(survey.questions().toList()).singleElement().satisfies(question -> {
            assertThat(question)
                    .isInstanceOfSatisfying(
                            Question.Smiley.class,
                            smiley -> assertThat(smiley.faces()).isEqualTo(5));
            assertThat(question.prompt().required()).isFalse();
            assertThat(question.prompt().help().isEmpty()).isTrue();
            assertThat(question.prompt().showIf()).isEqualTo(Condition.ALWAYS);
        });
    }

    @Test
    void takesPartsOfThemeAndSettings() {
        Survey survey = good(with("\"theme\": {\"colours\": {\"primary\": \"#aa0000\"}, \"cornerRadius\": 4},"
                + " \"settings\": {\"idleSeconds\": 60, \"partial\": \"discard\"}"));

        assertThat(survey.theme().colours().primary()).hasToString("#AA0000");
        assertThat(survey.theme().colours().text())
                .isEqualTo(Theme.PLAIN.colours().text());
        assertThat(survey.theme().cornerRadius()).isEqualTo(4);
        assertThat(survey.settings().idle()).hasSeconds(60);
        assertThat(survey.settings().partial()).isEqualTo(SurveySettings.PartialPolicy.DISCARD);
        assertThat(survey.settings().warning()).isEqualTo(SurveySettings.DEFAULT.warning());
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() {
        assertThat(good(with("\"audio\": {\"fi\": [1, 2.5, null]}"))).isEqualTo(good(SMALL));
    }

    @Test
    void takesNumbersAndSingleValuesInRules() {
        String rule = """
                {"questionId": "why", "type": "text", "text": {"fi": "Miksi?"},
                 "showIf": {"any": [{"question": "q", "operator": "le", "value": 2},
                                    {"question": "q", "operator": "in", "value": ["3", 4]},
                                    {"question": "q", "operator": "notAnswered"}]}}
                """;

        List<Condition.Clause> clauses = good(withQuestion(rule))
                .questions()
                .toList()
                .getLast()
                .prompt()
                .showIf()
                .clauses();

        assertThat(clauses.stream().map(Condition.Clause::values))
                .containsExactly(List.of("2"), List.of("3", "4"), List.of());
    }

    @Test
    void namesEveryFaultOfSenseAtOnce() {
        assertThat(faults("""
                {
                  "surveyId": "bad", "version": 1, "name": " ", "languages": ["fi", "fi"],
                  "pages": [
                    {"pageId": "a", "questions": [
                      {"questionId": "q", "type": "smiley", "faces": 6, "text": {"sv": "Hur gick det?"}},
                      {"questionId": "q", "type": "nps", "text": {"fi": "Suosittelisitko?"},
                       "showIf": {"all": [{"question": "later", "operator": "answered"},
                                          {"question": "missing", "operator": "answered"},
                                          {"question": "q", "operator": "contains", "value": "1"},
                                          {"question": "q", "operator": "eq", "value": "7"},
                                          {"question": "q", "operator": "eq", "value": ["1", "2"]}]}}
                     ]},
                    {"pageId": "a", "questions": [
                      {"questionId": "later", "type": "multiChoice", "text": {"fi": "Mitä?"}, "maxChosen": 3,
                       "choices": [{"value": "x", "text": {"fi": "X"}},
                                   {"value": "x", "text": {"fi": "X"}, "picture": "%1$s"}]}
                     ],
                     "goTo": [{"page": "a"}, {"page": "nowhere"}, {"ending": "nowhere"}]}
                  ],
                  "endings": [{"endingId": "e", "title": {"fi": "Kiitos!"}},
                              {"endingId": "e", "title": {"fi": "%2$s"},
                               "showIf": {"any": [{"question": "q", "operator": "eq", "value": 5}]}}],
                  "theme": {"logo": "%1$s"}
                }
                """.formatted("0".repeat(64), "x".repeat(301))))
                .containsExactly(
                        "name: must have 1 to 120 characters, it has 1",
                        "languages[1]: the language fi is listed twice",
                        "theme.logo: no asset with this hash is listed in assets",
                        "pages[0].questions[0].text: has no text in the base language fi",
                        "pages[0].questions[0].text.sv: the language sv is not listed in languages",
                        "pages[0].questions[0].faces: must lie between 3 and 5, it is 6",
                        "pages[0].questions[1].questionId: the question id 'q' is used twice",
                        "pages[0].questions[1].showIf.all[0].question: the question 'later' does not come earlier;"
                                + " a rule may look back only",
                        "pages[0].questions[1].showIf.all[1].question: the question 'missing' does not exist",
                        "pages[0].questions[1].showIf.all[2].operator: 'contains' cannot be asked of the question 'q'",
                        "pages[0].questions[1].showIf.all[3].value: '7' is no possible answer to the question 'q'",
                        "pages[0].questions[1].showIf.all[4].value: 'eq' takes 1 to 1 values, it has 2",
                        "pages[1].pageId: the page id 'a' is used twice",
                        "pages[1].questions[0].choices[1].value: the choice 'x' is used twice",
                        "pages[1].questions[0].choices[1].picture: no asset with this hash is listed in assets",
                        "pages[1].questions[0].maxChosen: must lie between 1 and 2, it is 3",
                        "pages[1].goTo[0].page: a jump may go forward only; page 'a' does not come later",
                        "pages[1].goTo[1].page: there is no page 'nowhere'",
                        "pages[1].goTo[2].ending: there is no ending 'nowhere'",
                        "endings[1].endingId: the ending id 'e' is used twice",
                        "endings[1].title.fi: may have at most 300 characters, it has 301",
                        "endings[1].showIf: the last ending must have no condition, so that there is always one");
    }

    @Test
    void namesFaultsOfFormAndOfSenseTogether() {
        assertThat(faults("""
                {
                  "surveyId": "not ok", "name": 5, "languages": ["fi"],
                  "pages": [
                    {"pageId": "a", "questions": [
                      {"questionId": "q", "type": "hologram", "text": {"fi": "Näkyykö?"}},
                      {"questionId": "r", "type": "rating", "points": "5", "required": "yes", "text": {"fi": 5}},
                      {"questionId": "s", "type": "singleChoice", "text": {"fi": "Mikä?"},
                       "choices": [{"value": "a b", "text": {"fi": "A"}}, {"text": {"fi": "B"}}]},
                      {"questionId": "t", "type": "text", "text": {"fi": "Miksi?"}, "maxLength": 99999,
                       "showIf": {"all": [{"question": "q", "operator": "eq", "value": "green"},
                                          {"question": "r", "operator": "eq", "value": "9"},
                                          {"question": "s", "operator": "eq", "value": "c"},
                                          {"question": "u", "operator": "answered"},
                                          {"question": "q", "operator": "about", "value": "1"},
                                          {"question": "none", "operator": "answered"}]}}
                     ], "goTo": [{"when": {}, "page": "b"}, {"page": "b", "ending": "e"}, 7]},
                    {"pageId": "b", "questions": "none"}
                  ],
                  "endings": [{"endingId": "e", "title": {"fi": "Kiitos!"}}],
                  "theme": {"colours": {"primary": "red", "text": "#12"}, "font": "", "cornerRadius": 65},
                  "settings": {"idleSeconds": 1, "warningSeconds": 5, "thankYouSeconds": 3600, "partial": "maybe"},
                  "assets": [{"hash": "xyz", "mediaType": "image/png", "size": 1},
                             {"hash": "%s", "mediaType": "text/html", "size": 0}]
                }
                """.formatted("1".repeat(64))))
                .containsExactly(
                        "surveyId: survey id may hold letters a-z, digits, '-' and '_' only; character 4 is another",
                        "name: must be a string",
                        "pages[0].questions[0].type: this program does not know the question type 'hologram'",
                        "pages[0].questions[1].text.fi: must be a string",
                        "pages[0].questions[1].required: must be true or false",
                        "pages[0].questions[1].points: must be a whole number",
                        "pages[0].questions[2].choices[0].value: choice id may hold letters a-z, digits, '-' and '_'"
                                + " only; character 2 is another",
                        "pages[0].questions[2].choices[1].value: is missing",
                        "pages[0].questions[3].showIf.all[4].operator: must be one of answered, notAnswered, eq, ne,"
                                + " lt, le, gt, ge, in, notIn, contains",
                        "pages[0].goTo[0].when: must have either 'all' or 'any', a list of comparisons",
                        "pages[0].goTo[1]: must have either 'page' or 'ending'",
                        "pages[0].goTo[2]: must be an object",
                        "pages[1].questions: must be a list",
                        "theme.colours.text: colour must be written #RRGGBB",
                        "theme.colours.primary: colour must be written #RRGGBB",
                        "theme.font: font must have 1 to 64 characters, it has 0",
                        "theme.cornerRadius: cornerRadius must lie between 0 and 64, it is 65",
                        "settings.idleSeconds: idle must lie between 5 and 600 seconds, it is 1",
                        "settings.warningSeconds: warning must lie between 20 and 120 seconds, it is 5",
                        "settings.thankYouSeconds: thankYou must lie between 1 and 30 seconds, it is 3600",
                        "settings.partial: must be one of keep, discard",
                        "assets[0].hash: content hash must have 64 hexadecimal digits, it has 3",
                        "assets[1].size: must lie between 1 and 20971520",
                        "assets[1].mediaType: mediaType must be one of image/png, image/jpeg, image/gif, video/mp4",
                        "pages[0].questions[3].maxLength: must lie between 1 and 2000, it is 99999");
    }

    /// A gap, and what must not be said because of it.
    static Stream<Arguments> gaps() {
        return Stream.of(
                Arguments.of("\"languages\": [\"fi\"]", "\"languages\": [\"f i\"]", List.of("languages[0]")),
                Arguments.of("\"languages\": [\"fi\"]", "\"language\": \"fi\"", List.of("languages")),
                Arguments.of(
                        "\"languages\": [\"fi\"]",
                        "\"languages\": [\"sv\", 7]",
                        List.of("languages[1]", "pages[0].questions[0].text", "endings[0].title")),
                Arguments.of("[\"fi\"]", "[\"f i\", \"en\", \"qa\"]", List.of("languages[0]")),
                Arguments.of("\"pageId\": \"p\"", "\"pageId\": \"p\", \"showIf\": []", List.of("pages[0].showIf")),
                Arguments.of("\"type\": \"smiley\"", "\"kind\": \"smiley\"", List.of("pages[0].questions[0].type")),
                Arguments.of("\"text\":", "\"title\":", List.of("pages[0].questions[0].text")),
                Arguments.of("{\"fi\": \"Miten meni?\"}", "\"Miten meni?\"", List.of("pages[0].questions[0].text")),
                Arguments.of("\"questionId\": \"q\",", "", List.of("pages[0].questions[0].questionId")),
                Arguments.of("{\"endingId\": \"e\", \"title\": {\"fi\": \"Kiitos!\"}}", "null", List.of("endings[0]")),
                Arguments.of("\"endings\": [", "\"endings\": [4, ", List.of("endings[0]")),
                Arguments.of(
                        "\"smiley\"", "\"multiChoice\", \"maxChosen\": 2", List.of("pages[0].questions[0].choices")),
                Arguments.of(
                        "\"smiley\"",
                        "\"battery\", \"statements\": [{\"text\": {\"fi\": \"A\"}}, 5]",
                        List.of(
                                "pages[0].questions[0].statements[0].statementId",
                                "pages[0].questions[0].statements[1]")),
                Arguments.of(
                        "\"smiley\"",
                        "\"contact\", \"fields\": [\"name\", \"fax\"], \"consent\": {\"fi\": \"Ok\"}",
                        List.of("pages[0].questions[0].fields[1]")),
                Arguments.of(
                        "\"pages\": [",
                        "\"theme\": {\"logo\": \"" + "0".repeat(64) + "\"}, \"assets\": [5], \"pages\": [",
                        List.of("assets[0]")));
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void saysNothingThatOnlyFollowsFromAGap(String found, String replacement, List<String> places) {
        assertThat(SMALL).contains(found);

        assertThat(bad(SMALL.replace(found, replacement)).stream().map(Fault::path))
                .containsExactlyElementsOf(places);
    }

    @Test
    void doesNotSayThatAQuestionIsMissingWhereOneHasNoReadableId() {
        String rules = """
                {"type": "yesNo", "text": {"fi": "Hoituiko?"}},
                {"questionId": "why", "type": "text", "text": {"fi": "Miksi?"},
                 "showIf": {"all": [{"question": "solved", "operator": "eq", "value": "no"}]}}
                """;

        assertThat(bad(withQuestion(rules)).stream().map(Fault::path))
                .containsExactly("pages[0].questions[1].questionId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "5", "\"survey\""})
    void refusesWhatIsNoObject(String json) {
        assertThat(faults(json)).containsExactly("whole: must be an object");
    }

    @Test
    void saysWhereTheJsonBreaksOff() {
        assertThat(bad("{\n  \"surveyId\": \"s\",\n  \"name\": oops\n}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).startsWith("line 3, column ");
                    assertThat(fault.message()).startsWith("is not JSON: ").contains("oops");
                });
        assertThat(bad("").getFirst().path()).isNotEmpty();
    }

    @Test
    void refusesAKeyWrittenTwice() {
        assertThat(bad("{\"surveyId\": \"a\",\n\"surveyId\": \"b\"}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).startsWith("line 2, column ");
                    assertThat(fault.message()).contains("Duplicate", "surveyId");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x", "\\u0007"})
    void refusesTextThatCannotBeKept(String text) {
        assertThat(faults(SMALL.replace("Miten meni?", "a" + text)))
                .containsExactly("pages[0].questions[0].text.fi: text may not hold control characters or half of a"
                        + " surrogate pair");
        assertThat(faults(SMALL.replace("Pieni", "a" + text)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("name: ");
    }

    @Test
    void takesWhatEditorsPutBeforeTheText() {
        assertThat(SurveyCodec.read(("\uFEFF" + SMALL).getBytes(UTF_8))).isInstanceOf(SurveyReading.Good.class);
    }

    @Test
    void refusesOtherEncodings() {
        assertThat(SurveyCodec.read(SMALL.getBytes(UTF_16))).isInstanceOf(SurveyReading.Bad.class);
        assertThat(SurveyCodec.read("{\"a\":\"\u00e4\"}".getBytes(ISO_8859_1)))
                .isEqualTo(new SurveyReading.Bad(List.of(new Fault("whole", "is not UTF-8"))));
    }

    @Test
    void tellsTheFirstTwoHundredOfTooManyFaults() {
        List<Fault> faults =
                bad(SMALL.replace("\"pages\": [", "\"pages\": [" + "{\"questions\": [{}, {}]},".repeat(100)));

        assertThat(faults).hasSize(201);
        assertThat(faults.getLast()).hasToString("whole: there are more faults; these are the first 200");
    }

    @Test
    void refusesASurveyWhoseAnswersCouldNotBeSent() {
        String text = IntStream.range(0, 11)
                .mapToObj(i -> "{\"questionId\": \"o" + i + "\", \"type\": \"text\", \"text\": {\"fi\": \"Kerro\"},"
                        + " \"maxLength\": 2000}")
                .collect(joining(","));

        assertThat(faults(withQuestion(text))).singleElement().asString().startsWith("pages: answers to everything");
    }

    private static String with(String fields) {
        return SMALL.replace("\"languages\"", fields + ", \"languages\"");
    }

    private static String withQuestion(String json) {
        return SMALL.replace("{\"fi\": \"Miten meni?\"}}", "{\"fi\": \"Miten meni?\"}}, " + json);
    }

    private static Survey good(String json) {
        SurveyReading reading = SurveyCodec.read(json.getBytes(UTF_8));
        assertThat(reading).isInstanceOf(SurveyReading.Good.class);
        return ((SurveyReading.Good) reading).survey();
    }

    private static List<Fault> bad(String json) {
        SurveyReading reading = SurveyCodec.read(json.getBytes(UTF_8));
        assertThat(reading).isInstanceOf(SurveyReading.Bad.class);
        return ((SurveyReading.Bad) reading).faults();
    }

    private static List<String> faults(String json) {
        return bad(json).stream().map(Fault::toString).toList();
    }
}
