package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.survey.SurveyLives;
import fi.hymy.fleet.survey.SurveyState;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The survey that a kiosk shows whenever no assignment is in force. What is decided is stored first; the kiosk is
/// told after the commit, and one that is away hears of it when it comes.
@Component
public final class StandingSurvey {
    /// So many kiosks may be decided about in one transaction: few enough not to hold up the answers that come in
    /// meanwhile.
    public static final int AT_ONCE = 200;

    private final WriterDb writer;
    private final Twin twin;
    private final Telling telling;
    private final SurveyLives lives;

    StandingSurvey(WriterDb writer, Twin twin, Telling telling, SurveyLives lives) {
        this.writer = writer;
        this.twin = twin;
        this.telling = telling;
        this.lives = lives;
    }

    /// A survey that is closing or closed cannot be brought to a kiosk.
    public static final class ClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClosedException(SurveyId survey) {
            super(t("The survey '%s' is closed: open it again first.", survey));
        }
    }

    public boolean mayShow(SurveyId survey) {
        return lives.of(survey) == SurveyState.OPEN;
    }

    public Optional<SurveyRef> of(KioskId kiosk) {
        return twin.find(kiosk).desired().survey();
    }

    /// Decides what a kiosk shows from now on; in the caller's transaction, if there is one. What a publication had
    /// still to decide about this kiosk is overtaken.
    ///
    /// @param survey null for nothing
    /// @param by an operator's user name
    /// @throws ClosedException when the survey is not open
    public DesiredState set(KioskId kiosk, @Nullable SurveyRef survey, String by) {
        return set(List.of(kiosk), survey, by).values().iterator().next();
    }

    /// As [#set(KioskId, SurveyRef, String)], for a few hundred in one transaction.
    public Map<KioskId, DesiredState> set(Collection<KioskId> kiosks, @Nullable SurveyRef survey, String by) {
        if (survey != null && !mayShow(survey.survey())) {
            throw new ClosedException(survey.survey());
        }
        // Everybody locks them in the same order.
        List<KioskId> ordered = kiosks.stream()
                .distinct()
                .sorted(Comparator.comparing(KioskId::value))
                .toList();
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            var decided = new LinkedHashMap<KioskId, DesiredState>();
            ordered.forEach(kiosk -> {
                overtake(kiosk);
                DesiredState state = twin.desire(kiosk, survey, by);
                decided.put(kiosk, state);
                telling.afterCommit(kiosk, state);
            });
            return decided;
        }));
    }

    private void overtake(KioskId kiosk) {
        writer.jdbc()
                .sql("delete from publication_task where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .update();
    }
}
