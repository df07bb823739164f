package fi.hymy.fleet.plan;

import fi.hymy.fleet.lifecycle.LifeStep;
import fi.hymy.fleet.lifecycle.Lives;
import fi.hymy.fleet.lifecycle.TakenStep;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.web.SurveyNames;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is to be packed: every kiosk that is kept or planned for a point and hangs on no wall yet.
@Component
final class PackingList {
    /// As many lines on one list.
    static final int MOST = 200;

    private final Board board;
    private final Lives lives;
    private final SurveyNames surveys;

    PackingList(Board board, Lives lives, SurveyNames surveys) {
        this.board = board;
        this.lives = lives;
        this.surveys = surveys;
    }

    /// @param in the place that is packed for, or null for all
    /// @param until only what is due by then, or null for all
    record Wish(@Nullable PlaceId in, @Nullable LocalDate until) {}

    /// One kiosk to pack.
    ///
    /// @param survey its name, or empty
    /// @param assembled who ticked that off and when, or null
    /// @param shipped who ticked that off and when, or null
    record Line(
            BoardRow row,
            BoardRow.Box box,
            String survey,
            @Nullable TakenStep assembled,
            @Nullable TakenStep shipped) {
        Optional<TakenStep> isAssembled() {
            return Optional.ofNullable(assembled);
        }

        Optional<TakenStep> isShipped() {
            return Optional.ofNullable(shipped);
        }
    }

    /// By site and point, at most [#MOST].
    List<Line> lines(Wish wish) {
        PlaceId in = wish.in();
        return (in == null ? board.all() : board.below(in))
                .stream()
                        .filter(BoardRow::isToBePacked)
                        .filter(row -> isDue(row, wish.until()))
                        .limit(MOST)
                        .map(this::line)
                        .toList();
    }

    private static boolean isDue(BoardRow row, @Nullable LocalDate until) {
        return until == null
                || row.plan().dueDay().filter(due -> !due.isAfter(until)).isPresent();
    }

    private Line line(BoardRow row) {
        BoardRow.Box box = row.box().orElseThrow();
        List<TakenStep> history = lives.history(box.id());
        var survey = row.plan().survey();
        return new Line(
                row,
                box,
                survey == null ? "" : surveys.of(survey),
                box.step() == LifeStep.STOCK ? null : latest(history, LifeStep.ASSEMBLED),
                box.step() == LifeStep.SHIPPED ? latest(history, LifeStep.SHIPPED) : null);
    }

    private static @Nullable TakenStep latest(List<TakenStep> history, LifeStep step) {
        return history.stream().filter(one -> one.step() == step).findFirst().orElse(null);
    }
}
