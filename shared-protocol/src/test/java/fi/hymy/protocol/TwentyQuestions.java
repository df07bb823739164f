package fi.hymy.protocol;

import static fi.hymy.protocol.SampleSurveys.choice;
import static fi.hymy.protocol.SampleSurveys.optional;
import static fi.hymy.protocol.SampleSurveys.statement;
import static fi.hymy.protocol.SampleSurveys.text;

import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Prompt;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.RatingStyle;
import java.util.List;

/// The questions of [SampleSurveys#twentyQuestions]: a health centre asks about a visit.
final class TwentyQuestions {
    private static final List<LocalizedText> TEXTS = List.of(
            text(
                    "Miten tyytyväinen olit käyntiin?",
                    "Hur nöjd var du med besöket?",
                    "How satisfied were you with the visit?"),
            text(
                    "Suosittelisitko terveysasemaa läheisellesi?",
                    "Skulle du rekommendera hälsostationen till en närstående?",
                    "Would you recommend this health centre to someone close?"),
            text("Oliko ajanvaraus helppoa?", "Var det lätt att boka tid?", "Was it easy to book a time?"),
            text("Hoituiko asiasi?", "Blev ditt ärende skött?", "Was your matter taken care of?"),
            text("Miten ilmoittautuminen sujui?", "Hur gick anmälan?", "How did checking in go?"),
            text("Kuinka kauan odotit?", "Hur länge väntade du?", "How long did you wait?"),
            text("Mitä teit odottaessasi?", "Vad gjorde du medan du väntade?", "What did you do while waiting?"),
            text("Millainen odotustila oli?", "Hurdant var väntrummet?", "What was the waiting room like?"),
            text("Kohdeltiinko sinua ystävällisesti?", "Blev du vänligt bemött?", "Were you treated kindly?"),
            text("Kuunneltiinko sinua?", "Lyssnade man på dig?", "Were you listened to?"),
            text(
                    "Ymmärsitkö saamasi ohjeet?",
                    "Förstod du anvisningarna du fick?",
                    "Did you understand the instructions you were given?"),
            text("Arvioi käyntiäsi", "Bedöm ditt besök", "Rate your visit"),
            text("Mikä on sinulle tärkeintä?", "Vad är viktigast för dig?", "What matters most to you?"),
            text("Miten siistiä asemalla oli?", "Hur rent var det på stationen?", "How clean was the centre?"),
            text("Löysitkö helposti perille?", "Hittade du lätt fram?", "Was it easy to find your way?"),
            text(
                    "Kuinka helppoa asiointi oli?",
                    "Hur lätt var det att uträtta ärendet?",
                    "How easy was it to get things done?"),
            text("Miten tulit tänään?", "Hur kom du hit i dag?", "How did you get here today?"),
            text("Mitä palveluja käytit?", "Vilka tjänster använde du?", "Which services did you use?"),
            text("Mikä oli hyvää?", "Vad var bra?", "What was good?"),
            text("Mitä voisimme parantaa?", "Vad kunde vi göra bättre?", "What could we do better?"));

    private TwentyQuestions() {}

    /// @param number 1 to 20
    static Question question(int number) {
        Prompt prompt = optional("q" + number, TEXTS.get(number - 1));
        return switch (number) {
            case 1, 5, 8, 14 -> new Question.Smiley(prompt, 5);
            case 2 -> new Question.Nps(prompt, LocalizedText.NONE, LocalizedText.NONE);
            case 4, 11, 15 -> new Question.YesNo(prompt, true);
            case 6, 17 -> new Question.SingleChoice(prompt, choices(number), false);
            case 7, 18 -> new Question.MultiChoice(prompt, choices(number), false, 3);
            case 12 -> battery(prompt);
            case 13 -> new Question.Ranking(prompt, choices(number), 3);
            case 16 ->
                new Question.Effort(
                        prompt,
                        7,
                        text("Hyvin vaikeaa", "Mycket svårt", "Very hard"),
                        text("Hyvin helppoa", "Mycket lätt", "Very easy"));
            case 19, 20 -> new Question.OpenText(prompt, 500);
            default -> new Question.Rating(prompt, 5, RatingStyle.NUMBERS, LocalizedText.NONE, LocalizedText.NONE);
        };
    }

    private static Question battery(Prompt prompt) {
        return new Question.Battery(
                prompt,
                List.of(
                        statement("expertise", "Asiantuntemus", "Sakkunskap", "Expertise"),
                        statement("time", "Ajan riittävyys", "Tillräckligt med tid", "Enough time"),
                        statement("privacy", "Yksityisyys", "Integritet", "Privacy"),
                        statement("care", "Hoidon jatkuvuus", "Vårdens kontinuitet", "Continuity of care")),
                5,
                text("Huono", "Dålig", "Poor"),
                text("Erinomainen", "Utmärkt", "Excellent"));
    }

    private static List<fi.hymy.protocol.survey.Choice> choices(int number) {
        return switch (number) {
            case 6 ->
                List.of(
                        choice("under-10", "Alle 10 minuuttia", "Under 10 minuter", "Less than 10 minutes"),
                        choice("10-30", "10–30 minuuttia", "10–30 minuter", "10 to 30 minutes"),
                        choice("over-30", "Yli 30 minuuttia", "Över 30 minuter", "More than 30 minutes"));
            case 7 ->
                List.of(
                        choice("read", "Luin", "Läste", "Read"),
                        choice("phone", "Käytin puhelinta", "Använde telefonen", "Used my phone"),
                        choice("talked", "Juttelin", "Pratade", "Talked"),
                        choice("rested", "Lepäsin", "Vilade", "Rested"));
            case 13 ->
                List.of(
                        choice("speed", "Nopea pääsy hoitoon", "Snabb tillgång till vård", "Getting care quickly"),
                        choice("same-doctor", "Sama lääkäri", "Samma läkare", "The same doctor"),
                        choice("distance", "Lyhyt matka", "Kort avstånd", "A short way"));
            case 17 ->
                List.of(
                        choice("walked", "Kävellen", "Till fots", "On foot"),
                        choice("bus", "Bussilla", "Med buss", "By bus"),
                        choice("car", "Autolla", "Med bil", "By car"));
            default ->
                List.of(
                        choice("doctor", "Lääkäri", "Läkare", "Doctor"),
                        choice("nurse", "Hoitaja", "Skötare", "Nurse"),
                        choice("laboratory", "Laboratorio", "Laboratorium", "Laboratory"),
                        choice("vaccination", "Rokotus", "Vaccination", "Vaccination"));
        };
    }
}
