package fi.hymy.protocol.mask;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is struck out, from the examples that the authorities publish, and what must stay.
final class MaskTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // The example of the Finnish authority, and its made-up persons with the signs in use since 2023:
                // dvv.fi/hetu-uudistus.
                "131052-308T",
                "131052–308t",
                "131052 - 308T",
                "131052308T",
                "010594Y9032",
                "010594Y9021",
                "020594X903P",
                "020594X902N",
                "030594W903B",
                "030694W9024",
                "040594V9030",
                "040594V902Y",
                "050594U903M",
                "050594U902L",
                "010516B903X",
                "010516B902W",
                "020516C903K",
                "020516C902J",
                "030516D9037",
                "030516D9026",
                "010501E9032",
                "020502E902X",
                "020503F9037",
                "020504A902E",
                "020504B904H",
                // Swedish Tax Agency, SKV 704 and SKV 707 (coordination number).
                "640823-3234",
                "640823+3234",
                "6408233234",
                "19640823-3234",
                "196408233234",
                "811218-9876",
                "701063-2391",
                "19701063-2391",
                // fnrinfo.no, "Beregning av kontrollsiffer"; the rest from stdnum-js issue 101.
                "31129956715",
                "311299 56715",
                "311299 567 15",
                "11111598403",
                "23114048690",
                // Danish: with the check modulo 11, and one of 1 January 1965 without it (cpr.dk).
                "070761-4285",
                "0707614285",
                "070761 4285",
                "211062-5629",
                "010165-4321",
                "0101654321",
            })
    void strikesOutIdentityCodes(String code) {
        assertThat(Mask.of(code)).isEqualTo("[id]");
        assertThat(Mask.of("Olen " + code + ", soittakaa.")).isEqualTo("Olen [id], soittakaa.");
        assertThat(Mask.of("(" + code + ")")).isEqualTo("([id])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "131052-308U", // wrong check character
                "321352-308T", // no such day
                "640823-3235", // wrong check digit, and no Danish date either
                "31129956716",
                "3107614286",
                "99131052-308T1",
                "556036-0793", // an organisation: its "month" is at least 20
                "1234567-8", // a Finnish business id
            })
    void leavesWhatOnlyLooksLikeAnIdentityCode(String text) {
        assertThat(Mask.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna.virtanen@example.fi",
                "ANNA@EXAMPLE.COM",
                "åke.öberg@exämple.se",
                "a@b.fi",
                "first+tag@mail.example.co.uk",
                "anna @ example.fi",
                "anna.virtanen(at)example.fi",
                "anna[at]example.fi",
            })
    void strikesOutMailAddresses(String address) {
        assertThat(Mask.of(address)).isEqualTo("[mail]");
        assertThat(Mask.of("Kirjoita: " + address + ".")).isEqualTo("Kirjoita: [mail].");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@kauppa", "5 kpl @ 3 €", "a@b", "me@home now", "@", "@@@@", "at@", "@.fi"})
    void leavesAnAtThatIsNoAddress(String text) {
        assertThat(Mask.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // International.
                "+358 40 123 4567",
                "+358401234567",
                "+46 (0)70-123 45 67",
                "+47 22 33 44 55",
                "+45 12345678",
                "+358.40.1234567",
                "00358 40 1234567",
                "0046701234567",
                "+1 202 555 0123",
                // Finnish.
                "040 123 4567",
                "0401234567",
                "040-1234567",
                "050 12 34 567",
                "09 1234 567",
                "(09) 123 4567",
                "010 234 5678",
                // Swedish.
                "070-123 45 67",
                "08-123 456 78",
                "0920-123 45",
                "070 123 45 67",
                // Norwegian and Danish, in groups.
                "22 33 44 55",
                "412 34 567",
                // An Arabic keyboard.
                "٠٤٠ ١٢٣ ٤٥٦٧",
            })
    void strikesOutPhoneNumbers(String number) {
        assertThat(Mask.of(number)).isEqualTo("[phone]");
        assertThat(Mask.of("puh. " + number + " kiitos")).isEqualTo("puh. [phone] kiitos");
    }

    @Test
    void takesEightDigitsInOnePieceForAPhoneNumberOnlyWhereOneIsAnnounced() {
        assertThat(Mask.of("Ring meg på 91234567!")).isEqualTo("Ring meg på [phone]!");
        assertThat(Mask.of("tlf. 91234567")).isEqualTo("tlf. [phone]");
        assertThat(Mask.of("Ordre 91234567")).isEqualTo("Ordre 91234567");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Numbers that card schemes publish for tests.
                "4111 1111 1111 1111", "4111111111111111", "5555-5555-5555-4444", "378282246310005",
                        "3782 822463 10005",
                "6011 1111 1111 1117", "30569309025904", "3530111333300000", "4222222222222", "2223 0031 2200 3222",
            })
    void strikesOutCardNumbers(String number) {
        assertThat(Mask.of(number)).isEqualTo("[card]");
        assertThat(Mask.of("kortti " + number + " 12/29")).isEqualTo("kortti [card] 12/29");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112", // wrong check digit
                "6412345678904", // a Finnish bar code, which has a check digit of its own kind
                "7340012345678",
            })
    void leavesLongNumbersThatAreNoCards(String number) {
        assertThat(Mask.of(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The examples of the IBAN registry.
                "FI21 1234 5600 0007 85",
                "FI2112345600000785",
                "SE45 5000 0000 0583 9825 7466",
                "NO93 8601 1117 947",
                "DK50 0040 0440 1162 43",
                "GB29 NWBK 6016 1331 9268 19",
                "ee38 2200 2210 2014 5685",
            })
    void strikesOutAccountNumbers(String number) {
        assertThat(Mask.of(number)).isEqualTo("[account]");
        assertThat(Mask.of("Tilini on " + number + ".")).isEqualTo("Tilini on [account].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maksoin 12,50 € ja sain 7.50 takaisin",
                "1 234,50 €",
                "1.050.000 kr",
                "Kello 08.30-16.00, joskus 0800-1600",
                "auki 08 00-16 00",
                "klo 8-20",
                "1.2.2026, 01.02.2026, 08-10-2026, 2026-10-05, 05/10/2026",
                "20261005",
                "vuosina 2025-2026",
                "Tilaus 10012345, 1234567890123 ja A-0401",
                "Huone 1205, kerros 12, paikka 0412",
                "Postinumero 00100 Helsinki",
                "Rivit 01 02 03",
                "1 2 3 4 5 6 7 8 9 10",
                "10/10 pistettä, 100 %",
                "3 x 250 g, 40 cm x 60 cm",
                "Bussi 550 klo 12.15, juna IC 27",
                "60.1699, 24.9384",
                "lämpötila -12,5 asteesta +24 asteeseen",
                "ISBN 978-951-0-12345",
                "Y-tunnus 1234567-8",
                "192.168.1.100",
                "v. 1918 ja 1939-1945",
                "2+2=4 :) <3",
                "",
                " ",
                "Kaikki toimi hyvin, kiitos!",
                "😀😀 👍🏽",
                "ABC0401234567",
            })
    void leavesOrdinaryNumbersAndWords(String text) {
        assertThat(Mask.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                0401234567 131052-308T                        | [phone] [id]
                131052-308T 640823-3234                       | [id] [id]
                a@b.fi,c@d.se;0401234567,0449876543           | [mail],[mail];[phone],[phone]
                040 1234567 / 050 7654321                     | [phone] / [phone]
                soita 0401234567matti                         | soita [phone]matti
                4111 1111 1111 1111 4111 1111 1111 1111       | [card] [card]
                """)
    void strikesOutSeveralSideBySide(String text, String masked) {
        assertThat(Mask.of(text)).isEqualTo(masked);
    }

    @Test
    void masksOpenAnswersUnlessTheQuestionSaysNot() {
        Question masked =
                SampleSurveys.everyKind().question(new QuestionId("words")).orElseThrow();
        Question open =
                SampleSurveys.everyLook().question(new QuestionId("words")).orElseThrow();
        var words = new Answer.Words(new QuestionId("words"), "soita 040 1234567");

        assertThat(Mask.of(masked, words)).isEqualTo(new Answer.Words(new QuestionId("words"), "soita [phone]"));
        assertThat(Mask.of(open, words)).isSameAs(words);
    }

    @Test
    void masksTheWordsOfAnOtherChoice() {
        var id = new QuestionId("visit");
        Question question = SampleSurveys.everyKind().question(id).orElseThrow();
        var chosen = new Answer.Chosen(id, List.of(new ChoiceId("other")), "a@b.fi", List.of());

        assertThat(Mask.of(question, chosen))
                .isEqualTo(new Answer.Chosen(id, List.of(new ChoiceId("other")), "[mail]", List.of()));
    }

    @Test
    void leavesContactDetailsAndScales() {
        var id = new QuestionId("contact");
        Question question = SampleSurveys.everyKind().question(id).orElseThrow();
        var details = new Answer.Details(id, Map.of(ContactField.PHONE, "040 1234567"));
        var scale = new Answer.Scale(id, 3);

        assertThat(Mask.of(question, details)).isSameAs(details);
        assertThat(Mask.of(question, scale)).isSameAs(scale);
    }
}
