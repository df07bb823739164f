package fi.hymy.protocol;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.PageId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.Attract;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.Jump;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Operator;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Prompt;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Question.RatingStyle;
import fi.hymy.protocol.survey.Statement;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Surveys for tests, in the words of real places. Each call gives an equal survey.
public final class SampleSurveys {
    /// The hash that [#everyKind] uses for its logo and for the picture of its choice `sauna`: of no real
    /// file.
    public static final ContentHash PICTURE = new ContentHash("ab".repeat(32));

    /// The hash that [#everyLook] uses for its video: of no real file.
    public static final ContentHash VIDEO = new ContentHash("cd".repeat(32));

    private static final List<LanguageTag> FI_SV_EN =
            List.of(new LanguageTag("fi"), new LanguageTag("sv"), new LanguageTag("en"));

    private SampleSurveys() {}

    /// A smiley of five faces; who gives 1 or 2 is asked what went wrong, who gives 4 or 5 what was good;
    /// everybody may add words. Ends in `sorry` for the unhappy, else in `thanks`.
    ///
    /// Questions: `mood` (smiley), `wrong` (multiChoice), `good` (singleChoice), `comment` (text).
    public static Survey smileyWhy() {
        var unhappy = all(clause("mood", Operator.LE, "2"));
        var happy = all(clause("mood", Operator.GE, "4"));
        return survey(
                "reception",
                "Hotellin vastaanotto",
                List.of(
                        Page.of(
                                "mood",
                                new Question.Smiley(
                                        required(
                                                "mood",
                                                text(
                                                        "Miltä käyntisi tuntui?",
                                                        "Hur kändes ditt besök?",
                                                        "How was your visit?")),
                                        5)),
                        Page.of("why", whatWentWrong(unhappy), whatWasGood(happy)),
                        Page.of(
                                "words",
                                new Question.OpenText(
                                        helped(
                                                "comment",
                                                text(
                                                        "Haluatko kertoa lisää?",
                                                        "Vill du berätta mer?",
                                                        "Would you like to tell us more?"),
                                                text(
                                                        "Älä kirjoita nimiä tai henkilötunnuksia.",
                                                        "Skriv inga namn eller personbeteckningar.",
                                                        "Please leave out names and identity codes.")),
                                        500))),
                List.of(
                        new Ending(
                                new EndingId("sorry"),
                                text(
                                        "Pahoittelemme. Kiitos, että kerroit.",
                                        "Vi beklagar. Tack för att du berättade.",
                                        "We are sorry. Thank you for telling us."),
                                text("Korjaamme asian.", "Vi rättar till det.", "We will put it right."),
                                unhappy),
                        Ending.of(
                                "thanks",
                                text(
                                        "Kiitos palautteestasi!",
                                        "Tack för din respons!",
                                        "Thank you for your feedback!"))));
    }

    private static Question whatWentWrong(Condition when) {
        return new Question.MultiChoice(
                shownIf("wrong", text("Mikä meni pieleen?", "Vad gick fel?", "What went wrong?"), when),
                List.of(
                        choice("waiting", "Jonotus", "Köandet", "The wait"),
                        choice("service", "Palvelu", "Servicen", "The service"),
                        choice("cleanliness", "Siisteys", "Renligheten", "Cleanliness"),
                        choice("noise", "Melu", "Bullret", "Noise"),
                        freeText("other", "Muu syy", "Annan orsak", "Something else"),
                        exclusive("none", "Ei mikään näistä", "Inget av dessa", "None of these")),
                true,
                3);
    }

    private static Question whatWasGood(Condition when) {
        return new Question.SingleChoice(
                shownIf("good", text("Mikä onnistui parhaiten?", "Vad lyckades bäst?", "What did we do best?"), when),
                List.of(
                        choice("service", "Palvelu", "Servicen", "The service"),
                        choice("room", "Huone", "Rummet", "The room"),
                        choice("breakfast", "Aamiainen", "Frukosten", "Breakfast")),
                false);
    }

    /// One NPS question, `recommend`, and open words, `reason`.
    public static Survey nps() {
        return survey(
                "recommend",
                "Suositteluindeksi",
                List.of(
                        Page.of(
                                "score",
                                new Question.Nps(
                                        required(
                                                "recommend",
                                                text(
                                                        "Kuinka todennäköisesti suosittelisit meitä ystävällesi?",
                                                        "Hur sannolikt är det att du rekommenderar oss till en vän?",
                                                        "How likely are you to recommend us to a friend?")),
                                        text("En lainkaan", "Inte alls", "Not at all"),
                                        text("Erittäin todennäköisesti", "Mycket sannolikt", "Extremely likely"))),
                        Page.of(
                                "why",
                                new Question.OpenText(
                                        optional(
                                                "reason",
                                                text(
                                                        "Miksi annoit tämän arvosanan?",
                                                        "Varför gav du detta betyg?",
                                                        "Why did you give this score?")),
                                        300))),
                List.of(Ending.of("thanks", text("Kiitos!", "Tack!", "Thank you!"))));
    }

    /// Every kind of question, rule, ending and theme part at least once.
    ///
    /// Questions: `mood`, `nps`, `stars`, `solved`, `effort`, `visit`, `services`, `statements`, `order`,
    /// `words`, `contact`; pages `first`, `second`, `third`, `fourth`; endings `called`, `thanks`.
    public static Survey everyKind() {
        return new Survey(
                new SurveyId("every-kind"),
                3,
                "Kaikki kysymystyypit",
                FI_SV_EN,
                List.of(scales(), choices(), lists(), words()),
                List.of(
                        new Ending(
                                new EndingId("called"),
                                text(
                                        "Kiitos, soitamme sinulle.",
                                        "Tack, vi ringer dig.",
                                        "Thank you, we will call you."),
                                LocalizedText.NONE,
                                all(clause("contact", Operator.ANSWERED))),
                        new Ending(
                                new EndingId("thanks"),
                                text("Kiitos!", "Tack!", "Thank you!"),
                                text("Hyvää päivänjatkoa.", "Ha en bra dag.", "Have a nice day."),
                                Condition.ALWAYS)),
                new Theme(Theme.PLAIN.colours(), "Inter", 24, PICTURE, null),
                SurveySettings.DEFAULT,
                List.of(new Asset(PICTURE, "image/png", 20_480)));
    }

    private static Page scales() {
        return new Page(
                new PageId("first"),
                List.of(
                        new Question.Smiley(
                                required(
                                        "mood",
                                        text("Miltä tänään tuntuu?", "Hur känns det i dag?", "How do you feel today?")),
                                4),
                        new Question.Nps(
                                optional(
                                        "nps",
                                        text(
                                                "Suosittelisitko meitä?",
                                                "Skulle du rekommendera oss?",
                                                "Would you recommend us?")),
                                text("En", "Nej", "No"),
                                text("Kyllä", "Ja", "Yes")),
                        new Question.Rating(
                                optional(
                                        "stars",
                                        text(
                                                "Montako tähteä annat ruoalle?",
                                                "Hur många stjärnor ger du maten?",
                                                "How many stars for the food?")),
                                5,
                                RatingStyle.STARS,
                                LocalizedText.NONE,
                                LocalizedText.NONE),
                        new Question.YesNo(
                                optional(
                                        "solved",
                                        text(
                                                "Hoituiko asiasi yhdellä käynnillä?",
                                                "Löstes ditt ärende på ett besök?",
                                                "Was your matter settled in one visit?")),
                                true),
                        new Question.Effort(
                                optional(
                                        "effort",
                                        text(
                                                "Kuinka helppoa asiointi oli?",
                                                "Hur lätt var det att uträtta ärendet?",
                                                "How easy was it to get things done?")),
                                7,
                                text("Hyvin vaikeaa", "Mycket svårt", "Very hard"),
                                text("Hyvin helppoa", "Mycket lätt", "Very easy"))),
                Condition.ALWAYS,
                List.of(
                        new Jump(
                                all(clause("mood", Operator.EQ, "4"), clause("nps", Operator.GE, "9")),
                                new Jump.ToPage(new PageId("fourth"))),
                        new Jump(any(clause("solved", Operator.EQ, "na")), new Jump.ToEnding(new EndingId("thanks")))));
    }

    private static Page choices() {
        return new Page(
                new PageId("second"),
                List.of(
                        new Question.SingleChoice(
                                optional("visit", text("Miksi tulit?", "Varför kom du?", "Why did you come?")),
                                List.of(
                                        choice("work", "Työn takia", "För jobbet", "For work"),
                                        choice("leisure", "Vapaa-ajalla", "På fritiden", "For leisure"),
                                        freeText("other", "Muu syy", "Annan orsak", "Another reason")),
                                false),
                        new Question.MultiChoice(
                                shownIf(
                                        "services",
                                        text(
                                                "Mitä palveluja käytit?",
                                                "Vilka tjänster använde du?",
                                                "Which services did you use?"),
                                        any(
                                                clause("visit", Operator.IN, "leisure", "other"),
                                                clause("visit", Operator.NOT_ANSWERED))),
                                List.of(
                                        new Choice(
                                                choice("sauna", "Sauna", "Bastu", "Sauna")
                                                        .id(),
                                                text("Sauna", "Bastu", "Sauna"),
                                                PICTURE,
                                                false,
                                                false),
                                        choice("gym", "Kuntosali", "Gym", "Gym"),
                                        choice("restaurant", "Ravintola", "Restaurang", "Restaurant"),
                                        exclusive("none", "En mitään", "Inga", "None")),
                                true,
                                3)),
                any(clause("mood", Operator.LT, "4"), clause("mood", Operator.NE, "4")),
                List.of());
    }

    private static Page lists() {
        return Page.of(
                "third",
                new Question.Battery(
                        optional("statements", text("Mitä mieltä olet?", "Vad tycker du?", "What do you think?")),
                        List.of(
                                statement("heard", "Minua kuunneltiin", "Man lyssnade på mig", "I was listened to"),
                                statement(
                                        "informed",
                                        "Sain tarvitsemani tiedon",
                                        "Jag fick den information jag behövde",
                                        "I got the information I needed"),
                                statement("safe", "Oloni oli turvallinen", "Jag kände mig trygg", "I felt safe")),
                        5,
                        text("Täysin eri mieltä", "Helt av annan åsikt", "Fully disagree"),
                        text("Täysin samaa mieltä", "Helt av samma åsikt", "Fully agree")),
                new Question.Ranking(
                        optional(
                                "order",
                                text(
                                        "Mikä on sinulle tärkeintä?",
                                        "Vad är viktigast för dig?",
                                        "What matters most to you?")),
                        List.of(
                                choice("price", "Hinta", "Priset", "Price"),
                                choice("quality", "Laatu", "Kvaliteten", "Quality"),
                                choice("speed", "Nopeus", "Snabbheten", "Speed")),
                        2));
    }

    private static Page words() {
        return Page.of(
                "fourth",
                new Question.OpenText(
                        shownIf(
                                "words",
                                text("Sana on vapaa", "Ordet är fritt", "In your own words"),
                                all(clause("services", Operator.CONTAINS, "sauna"))),
                        1000),
                new Question.Contact(
                        optional(
                                "contact",
                                text("Saammeko ottaa yhteyttä?", "Får vi kontakta dig?", "May we contact you?")),
                        List.of(ContactField.NAME, ContactField.EMAIL, ContactField.PHONE),
                        text(
                                "Suostun siihen, että yhteystietojani käytetään tähän palautteeseen vastaamiseen.",
                                "Jag samtycker till att mina kontaktuppgifter används för att svara på denna respons.",
                                "I agree that my contact details are used to answer this feedback.")));
    }

    /// Every part of looks and settings that came after the first version of the wire: motion, button
    /// shape, attract slides, children's mode, an unmasked open question and concealed contact details.
    public static Survey everyLook() {
        return new Survey(
                new SurveyId("every-look"),
                1,
                "Kaikki ulkoasun osat",
                FI_SV_EN,
                List.of(Page.of(
                        "only",
                        new Question.Smiley(
                                required("mood", text("Miltä tuntui?", "Hur kändes det?", "How did it feel?")), 3),
                        new Question.OpenText(
                                optional("words", text("Kerro lisää", "Berätta mer", "Tell us more")), 200, false),
                        new Question.Contact(
                                optional("contact", text("Soitammeko?", "Ska vi ringa?", "Shall we call?")),
                                List.of(ContactField.PHONE),
                                text("Saatte soittaa minulle.", "Ni får ringa mig.", "You may call me."),
                                true))),
                List.of(Ending.of("thanks", text("Kiitos!", "Tack!", "Thank you!"))),
                new Theme(Theme.PLAIN.colours(), "Inter", 24, null, PICTURE, VIDEO, Theme.ButtonShape.PILL),
                new SurveySettings(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(4),
                        SurveySettings.PartialPolicy.KEEP,
                        Duration.ofSeconds(5),
                        true,
                        new Attract(
                                Duration.ofSeconds(15),
                                List.of(
                                        new Attract.Slide(PICTURE, Duration.ofSeconds(6), LocalizedText.NONE),
                                        new Attract.Slide(
                                                VIDEO,
                                                Duration.ofSeconds(12),
                                                text("Kerro meille!", "Berätta för oss!", "Tell us!")))),
                        true),
                List.of(new Asset(PICTURE, "image/png", 20_480), new Asset(VIDEO, "video/mp4", 2_048_000)));
    }

    /// Twenty questions `q1` to `q20` on five pages `p1` to `p5` in three languages: nothing is passed over
    /// unless the visitor skips it, so a full response has twenty answers.
    public static Survey twentyQuestions() {
        var pages = new ArrayList<Page>();
        for (int page = 1; page <= 5; page++) {
            int first = (page - 1) * 4 + 1;
            pages.add(Page.of(
                    "p" + page,
                    TwentyQuestions.question(first),
                    TwentyQuestions.question(first + 1),
                    TwentyQuestions.question(first + 2),
                    TwentyQuestions.question(first + 3)));
        }
        return survey(
                "twenty",
                "Kaksikymmentä kysymystä",
                pages,
                List.of(Ending.of(
                        "thanks", text("Kiitos ajastasi!", "Tack för din tid!", "Thank you for your time!"))));
    }

    static Survey survey(String id, String name, List<Page> pages, List<Ending> endings) {
        return new Survey(
                new SurveyId(id), 1, name, FI_SV_EN, pages, endings, Theme.PLAIN, SurveySettings.DEFAULT, List.of());
    }

    /// One text in the three languages.
    public static LocalizedText text(String fi, String sv, String en) {
        var texts = new LinkedHashMap<LanguageTag, String>();
        texts.put(FI_SV_EN.get(0), fi);
        texts.put(FI_SV_EN.get(1), sv);
        texts.put(FI_SV_EN.get(2), en);
        return new LocalizedText(texts);
    }

    static Prompt optional(String id, LocalizedText text) {
        return Prompt.of(id, text);
    }

    static Prompt required(String id, LocalizedText text) {
        return new Prompt(new QuestionId(id), text, LocalizedText.NONE, true, Condition.ALWAYS);
    }

    private static Prompt helped(String id, LocalizedText text, LocalizedText help) {
        return new Prompt(new QuestionId(id), text, help, false, Condition.ALWAYS);
    }

    private static Prompt shownIf(String id, LocalizedText text, Condition condition) {
        return new Prompt(new QuestionId(id), text, LocalizedText.NONE, false, condition);
    }

    static Choice choice(String id, String fi, String sv, String en) {
        return Choice.of(id, text(fi, sv, en));
    }

    private static Choice freeText(String id, String fi, String sv, String en) {
        return new Choice(choice(id, fi, sv, en).id(), text(fi, sv, en), null, false, true);
    }

    private static Choice exclusive(String id, String fi, String sv, String en) {
        return new Choice(choice(id, fi, sv, en).id(), text(fi, sv, en), null, true, false);
    }

    static Statement statement(String id, String fi, String sv, String en) {
        return new Statement(new StatementId(id), text(fi, sv, en));
    }

    private static Condition all(Condition.Clause... clauses) {
        return new Condition(Condition.Combine.ALL, List.of(clauses));
    }

    private static Condition any(Condition.Clause... clauses) {
        return new Condition(Condition.Combine.ANY, List.of(clauses));
    }

    private static Condition.Clause clause(String question, Operator operator, String... values) {
        return new Condition.Clause(new QuestionId(question), operator, List.of(values));
    }
}
