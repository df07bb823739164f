package fi.hymy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.content.FetchResult;
import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.kiosk.content.SurveyLibrary;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SharedLibraryTest {
    private static final Survey SURVEY = SampleSurveys.smileyWhy();
    private static final SurveyRef REF = SurveyCodec.ref(SURVEY);
    private static final ReadySurvey READY = new ReadySurvey(REF, SURVEY, Map.of());

    private final Answering disk = new Answering();
    private final SharedLibrary library = new SharedLibrary(disk);

    @Test
    void fetchesASurveyOnceForAll() {
        disk.answers.add(new FetchResult.Fetched(READY));

        assertThat(library.fetch(REF)).isEqualTo(new FetchResult.Fetched(READY));
        assertThat(library.fetch(REF)).isEqualTo(new FetchResult.Fetched(READY));
        assertThat(library.find(REF)).containsSame(READY);
    }

    @Test
    void asksAgainForWhatItCouldNotGet() {
        FetchResult failure = new FetchResult.FetchFailed("no network", false);
        disk.answers.addAll(List.of(failure, new FetchResult.Fetched(READY)));

        assertThat(library.fetch(REF)).isEqualTo(failure);
        assertThat(library.find(REF)).isEmpty();
        assertThat(library.fetch(REF)).isEqualTo(new FetchResult.Fetched(READY));
    }

    @Test
    void keepsWhatOneKioskNeedsNoMore() {
        disk.answers.add(new FetchResult.Fetched(READY));
        library.fetch(REF);

        library.keepOnly(Set.of());

        assertThat(library.find(REF)).containsSame(READY);
    }

    /// Gives each answer once; holds nothing.
    private static final class Answering implements SurveyLibrary {
        private final Queue<FetchResult> answers = new ArrayDeque<>();

        @Override
        public Optional<ReadySurvey> find(SurveyRef ref) {
            return Optional.empty();
        }

        @Override
        public FetchResult fetch(SurveyRef ref) {
            return answers.remove();
        }

        @Override
        public void keepOnly(Set<SurveyRef> needed) {
            throw new AssertionError("another kiosk may need it");
        }
    }
}
