package fi.hymy.kiosk.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealerTest {
    @TempDir
    Path data;

    private final ServerKey server = new ServerKey("key-one-");

    @Test
    void sealsWordsContactDetailsAndOtherChoicesAndNothingElse() {
        Sealer sealer = Sealer.under(data);
        sealer.learn(server.open());

        Response sealed = sealer.seal(SampleResponses.everyKind());

        assertThat(new String(ResponseCodec.encode(sealed), UTF_8))
                .contains("\"value\":8", "sauna", "\"kind\":\"sealed\"")
                .doesNotContain("Häät", "Löylyt", "Maija", "maija", "@example.fi");
        assertThat(server.open(sealed)).isEqualTo(SampleResponses.everyKind());
        assertThat(sealer.seal(sealed)).as("sealed once").isSameAs(sealed);
        Response wordless = SampleResponses.nps(1, 9);
        assertThat(sealer.seal(wordless)).isSameAs(wordless);
    }

    @Test
    void sealsTheSameTwiceInTwoWays() {
        Sealer sealer = Sealer.under(data);
        sealer.learn(server.open());

        assertThat(sealer.seal(SampleResponses.smileyWhy()).sealed())
                .isNotEqualTo(sealer.seal(SampleResponses.smileyWhy()).sealed());
    }

    @Test
    void sealsForOneResponseAlone() {
        Sealer sealer = Sealer.under(data);
        sealer.learn(server.open());
        Response one = sealer.seal(SampleResponses.smileyWhy(1));

        Response moved = SampleResponses.smileyWhy(2).sealedInto(one.sealed().orElseThrow());

        assertThatThrownBy(() -> server.open(moved)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ServerKey("key-one-").open(one)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sealsNothingUntilTheServerTellsAKeyAndToTheNewestFromThenOn() {
        Sealer sealer = Sealer.under(data);
        Response plain = SampleResponses.smileyWhy();
        assertThat(sealer.isReady()).isFalse();
        assertThat(sealer.seal(plain)).isSameAs(plain);

        assertThat(sealer.learn(server.open())).as("the first").isTrue();
        assertThat(sealer.learn(server.open())).as("the same").isFalse();
        var next = new ServerKey("key-two-");
        assertThat(sealer.learn(next.open())).as("another").isFalse();

        assertThat(next.open(sealer.seal(plain))).isEqualTo(plain);
        assertThat(next.open(Sealer.under(data).seal(plain)))
                .as("after a new start")
                .isEqualTo(plain);
    }

    @Test
    void asksTheServerAgainWhereTheKeyOnTheCardIsDamaged() throws IOException {
        Sealer.under(data).learn(server.open());
        Files.writeString(data.resolve("seal/server-key.json"), "{\"key\":\"key-one-\"");

        Sealer sealer = Sealer.under(data);

        assertThat(sealer.isReady()).isFalse();
        assertThat(sealer.learn(server.open())).isTrue();
    }

    @Test
    void keepsAnAnswerOpenRatherThanLosingItWhereItIsTooLongToSeal() {
        Sealer sealer = Sealer.under(data);
        sealer.learn(server.open());
        List<Answer> pages = IntStream.range(0, 13)
                .<Answer>mapToObj(i -> new Answer.Words(new QuestionId("page" + i), "y".repeat(Answer.MAX_TEXT)))
                .toList();
        Response novel = SampleResponses.response(SampleSurveys.everyKind(), 1, pages);

        assertThat(sealer.seal(novel)).isSameAs(novel);
    }
}
