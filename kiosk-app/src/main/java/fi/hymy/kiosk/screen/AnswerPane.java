package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import java.util.Collection;
import javafx.scene.layout.Region;

/// Where a question is answered. Says how tall it would like to be; makes do with what it gets, down to its minimum.
abstract class AnswerPane extends Region {
    /// Shows the selection; the question and its language stay those that the pane was made for.
    abstract void show(Asking asking);

    /// Gives texts that stand side by side the largest size at which all of them fit.
    static void sameSize(Collection<FitText> texts, double preferred, double width, double height) {
        texts.forEach(text -> text.limit(preferred));
        double size = texts.stream()
                .mapToDouble(text -> text.fitting(width, height))
                .min()
                .orElse(preferred);
        texts.forEach(text -> text.limit(size));
    }

    /// Where the n-th of equal cells with gaps begins, the row being centred.
    static double start(int n, int cells, double cell, double gap, double room) {
        double row = cells * cell + (cells - 1) * gap;
        return (room - row) / 2 + n * (cell + gap);
    }
}
