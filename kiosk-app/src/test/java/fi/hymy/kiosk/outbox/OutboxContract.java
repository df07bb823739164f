package fi.hymy.kiosk.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every outbox promises.
public abstract class OutboxContract {
    /// Making one costs more than keeping it.
    private static final Map<Integer, Response> MADE = new ConcurrentHashMap<>();

    private static final int MANY_BYTES = 1 << 20;

    protected Outbox outbox;

    /// Opens the outbox of one test; called again after [Outbox#close()] it opens the same one.
    protected abstract Outbox open();

    @BeforeEach
    void openOutbox() {
        outbox = open();
    }

    @AfterEach
    void closeOutbox() {
        outbox.close();
    }

    @Test
    void numbersResponsesFromOneWithoutAGap() {
        assertThat(append(1)).isEqualTo(1);
        assertThat(append(2)).isEqualTo(2);
        assertThat(append(3)).isEqualTo(3);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(outbox.facts()).isEqualTo(new Uplink.OutboxFacts(outbox.id(), 0, 1, 0, 0));
        assertThat(unsent()).isEmpty();
    }

    @Test
    void givesBackWhatItKept() {
        append(SampleResponses.everyKind());

        assertThat(unsent()).containsExactly(new Uplink.Row(1, SampleResponses.everyKind()));
    }

    @Test
    void keepsAResponseOnceThoughItIsGivenTwice() {
        append(1);
        append(2);

        assertThat(append(1)).isEqualTo(1);
        assertThat(append(3)).isEqualTo(3);
        assertThat(sequences(unsent())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void keepsIdNumbersAndRowsWhenOpenedAgain() {
        append(1);
        append(2);
        settle(1);
        var before = outbox.id();
        outbox.close();

        outbox = open();

        assertThat(outbox.id()).isEqualTo(before);
        assertThat(sequences(unsent())).containsExactly(2L);
        assertThat(append(3)).isEqualTo(3);
    }

    @Test
    void neverUsesANumberAgain() {
        append(1);
        append(2);
        settle(1, 2);
        get(outbox.forget(response(2).id()));
        outbox.close();
        outbox = open();

        assertThat(append(3)).isEqualTo(3);
    }

    @Test
    void releasesWhatWasStoredIsDuplicateOrWasRejected() {
        IntStream.rangeClosed(1, 5).forEach(this::append);

        get(outbox.settle(List.of(
                new Receipt(response(1).id(), new Receipt.Stored()),
                new Receipt(response(2).id(), new Receipt.Duplicate()),
                new Receipt(response(3).id(), new Receipt.Rejected("clash")),
                new Receipt(response(4).id(), new Receipt.Deferred("full")),
                new Receipt(response(99).id(), new Receipt.Stored()))));

        assertThat(sequences(unsent())).containsExactly(4L, 5L);
        assertThat(outbox.facts().unsent()).isEqualTo(2);
        assertThat(outbox.facts().firstKept())
                .as("released rows are kept for a while")
                .isEqualTo(1);
        assertThat(outbox.facts().lastSequence()).isEqualTo(5);
    }

    @Test
    void givesTheOldestFirstWithinTheBounds() {
        IntStream.rangeClosed(1, 10).forEach(this::append);

        assertThat(sequences(outbox.unsent(3, MANY_BYTES, Set.of()))).containsExactly(1L, 2L, 3L);
        assertThat(sequences(outbox.unsent(100, 1, Set.of())))
                .as("one at least")
                .containsExactly(1L);
        assertThat(outbox.unsent(100, 2000, Set.of())).hasSizeBetween(2, 9);
    }

    @Test
    void passesOverWhatWasPutAside() {
        IntStream.rangeClosed(1, 3).forEach(this::append);

        assertThat(sequences(outbox.unsent(100, MANY_BYTES, Set.of(response(2).id()))))
                .containsExactly(1L, 3L);
    }

    @Test
    void sendsReleasedRowsAgainWhenAsked() {
        IntStream.rangeClosed(1, 5).forEach(this::append);
        settle(1, 2, 3, 4);

        assertThat(get(outbox.resend(2, 3))).isEqualTo(2);
        assertThat(sequences(unsent())).containsExactly(2L, 3L, 5L);
        assertThat(get(outbox.resend(1, 1_000_000)))
                .as("those that wait are not counted")
                .isEqualTo(2);
    }

    @Test
    void forgetsReleasedCopiesOnly() {
        append(1);
        append(2);
        settle(1);

        assertThat(get(outbox.forget(response(1).id()))).isTrue();
        assertThat(get(outbox.forget(response(2).id()))).as("no receipt yet").isFalse();
        assertThat(get(outbox.forget(response(3).id()))).as("never kept").isFalse();
        assertThat(get(outbox.resend(1, 2))).as("nothing left to send again").isZero();
        assertThat(outbox.facts().firstKept()).isEqualTo(2);
    }

    @Test
    void takesManyAtOnce() {
        List<CompletionStage<Long>> stages = new ArrayList<>();
        for (int number = 1; number <= 500; number++) {
            stages.add(outbox.append(response(number)));
        }

        assertThat(stages.stream().map(OutboxContract::get))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
    }

    @Test
    void takesNothingOnceClosed() {
        outbox.close();

        assertThatThrownBy(() -> get(outbox.append(response(1)))).hasCauseInstanceOf(OutboxException.class);
        outbox = open();
    }

    protected static Response response(int number) {
        return MADE.computeIfAbsent(number, SampleResponses::smileyWhy);
    }

    protected final long append(int number) {
        return append(response(number));
    }

    protected final long append(Response response) {
        return get(outbox.append(response));
    }

    protected final void settle(int... numbers) {
        get(outbox.settle(IntStream.of(numbers)
                .mapToObj(number -> new Receipt(response(number).id(), new Receipt.Stored()))
                .toList()));
    }

    protected final List<Uplink.Row> unsent() {
        return outbox.unsent(100_000, Integer.MAX_VALUE, Set.of());
    }

    protected static List<Long> sequences(List<Uplink.Row> rows) {
        return rows.stream().map(Uplink.Row::sequence).toList();
    }

    /// Waits for a stage, ten seconds at most.
    protected static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new AssertionError("the stage did not complete", e);
        }
    }
}
