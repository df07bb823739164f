package fi.hymy.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.visit.SettableSink.Mood;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.protocol.flow.SurveyFlow;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Flag;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever people do to the glass, and whatever the disk does meanwhile.
final class VisitWalkTest {
    private static final List<Survey> SURVEYS =
            List.of(VisitSurveys.shop(), VisitSurveys.single(), VisitSurveys.everyKind());
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    /// How many streets; more by `-Dhymy.walks`.
    private static final int WALKS = Integer.getInteger("hymy.walks", 3000);

    @Test
    void neverGetsStuckAndThanksOnlyForWhatIsCommitted() {
        var seeds = new Random(20_261_005);
        for (int i = 0; i < WALKS; i++) {
            long seed = seeds.nextLong();
            try {
                walk(seed, 10 + seeds.nextInt(140));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("the street of seed " + seed, e);
            }
        }
    }

    private static void walk(long seed, int taps) {
        var street = new Street(seed);
        for (int i = 0; i < taps; i++) {
            street.somethingHappens();
        }
        street.everybodyLeaves();

        assertThat(street.view).isInstanceOf(Attract.class);
        assertThat(street.sink.committed.keySet()).containsExactlyInAnyOrderElementsOf(street.handedOver());
        assertThat(street.sink.committed.values())
                .allSatisfy(response -> assertThat(SurveyFlow.faults(street.surveyOf(response), response))
                        .isEmpty());
        assertThat(street.sink.committed.values().stream()
                        .filter(response -> response.status() == Status.COMPLETE)
                        .count())
                .isEqualTo(street.finishedWithAnswers);
        assertThat(street.sink.committed.values())
                .filteredOn(response -> response.flags().contains(Flag.OUT_OF_HOURS))
                .as("marked only where the site was closed at some time")
                .hasSizeLessThanOrEqualTo(street.wasClosed ? Integer.MAX_VALUE : 0);
    }

    /// A kiosk, its disk, and people without manners.
    private static final class Street {
        final Random chance;
        final SettableThread time = new SettableThread();
        final SettableSink sink = new SettableSink();
        final Visit visit;
        VisitView view = new VisitView.Waiting();
        int finishedWithAnswers;
        boolean wasClosed;
        private final Taps buttons;
        private boolean committedWhenThanked = true;

        Street(long seed) {
            chance = new Random(seed);
            visit = new Visit(time, time, new SplittableRandom(seed), sink, Visit.TAP_GUARD, this::shown);
            buttons = visit.by(Channel.BUTTON);
            visit.swap(VisitSurveys.edition(SURVEYS.getFirst()));
        }

        private void shown(VisitView next) {
            if (next instanceof VisitView.Saving && !(view instanceof VisitView.NotSaved)) {
                finishedWithAnswers++;
            }
            if (next instanceof Thanking && (view instanceof VisitView.Saving || view instanceof VisitView.NotSaved)) {
                committedWhenThanked &= sink.committed.containsKey(lastComplete());
                assertThat(committedWhenThanked).isTrue();
            }
            view = next;
        }

        private ResponseId lastComplete() {
            return sink.accepted.reversed().stream()
                    .filter(response -> response.status() == Status.COMPLETE)
                    .findFirst()
                    .orElseThrow()
                    .id();
        }

        void somethingHappens() {
            switch (chance.nextInt(20)) {
                case 14 -> {
                    boolean open = chance.nextInt(3) > 0;
                    wasClosed |= !open;
                    visit.opening(open);
                }
                case 15 -> visit.staffTest(chance.nextInt(4) == 0);
                case 16 ->
                    visit.staffTestUntil(
                            chance.nextBoolean()
                                    ? null
                                    : Instant.ofEpochMilli(time.now().wallMillis() + chance.nextInt(100_000)));
                case 17 -> buttons.next();
                case 18 -> press();
                case 19 -> buttons.touch();

                case 0 -> visit.back();
                case 1 -> visit.skip();
                case 2 -> visit.clear();
                case 3 -> visit.start();
                case 4 -> visit.speak(chance.nextBoolean() ? VisitSurveys.SWEDISH : VisitSurveys.FINNISH);
                case 5 -> visit.swap(VisitSurveys.edition(SURVEYS.get(chance.nextInt(SURVEYS.size()))));
                case 6 -> sink.mood = pick(List.of(Mood.values()));
                case 7 -> sink.commitPending();
                case 8 -> sink.failPending();
                case 9 -> time.pass(Duration.ofMillis(chance.nextInt(60_000)));
                case 10 -> visit.touch();
                case 11 -> visit.next();
                default -> answer();
            }
            time.pass(Duration.ofMillis(chance.nextInt(600)));
        }

        private void answer() {
            if (view instanceof Asking asking) {
                visit.select(someAnswer(asking));
                if (chance.nextBoolean()) {
                    visit.next();
                }
            } else if (view instanceof Attract attract) {
                visit.select(someAnswer(attract.first()));
            }
        }

        /// A button of the panel.
        private void press() {
            if (view instanceof Asking asking) {
                buttons.select(someAnswer(asking));
            } else if (view instanceof Attract attract) {
                buttons.select(someAnswer(attract.first()));
            } else {
                buttons.start();
            }
        }

        /// Now and then one that cannot be.
        private Answer someAnswer(Asking asking) {
            Question question = asking.question();
            return switch (question) {
                case Question.Smiley _, Question.Nps _, Question.Rating _, Question.Effort _ ->
                    new Answer.Scale(question.id(), chance.nextInt(11));
                case Question.YesNo _ -> new Answer.YesNo(question.id(), pick(List.of(Answer.Verdict.values())));
                case Question.SingleChoice _, Question.MultiChoice _ ->
                    new Answer.Chosen(question.id(), some(asking.order()), "jotain", asking.order());
                case Question.Ranking _ -> new Answer.Ranked(question.id(), some(asking.order()));
                case Question.OpenText _ -> new Answer.Words(question.id(), "x".repeat(1 + chance.nextInt(120)));
                case Question.Battery battery -> {
                    var ratings = new LinkedHashMap<StatementId, Integer>();
                    battery.statements().forEach(statement -> ratings.put(statement.id(), 1 + chance.nextInt(6)));
                    yield new Answer.Rated(question.id(), ratings);
                }
                case Question.Contact contact -> {
                    var fields = new EnumMap<Question.ContactField, String>(Question.ContactField.class);
                    fields.put(pick(contact.fields()), chance.nextBoolean() ? "a@b.fi" : " ");
                    yield new Answer.Details(question.id(), fields);
                }
            };
        }

        private List<ChoiceId> some(List<ChoiceId> order) {
            var some = new ArrayList<>(order);
            Collections.shuffle(some, chance);
            return some.subList(0, 1 + chance.nextInt(some.size()));
        }

        private <T> T pick(List<T> list) {
            return list.get(chance.nextInt(list.size()));
        }

        /// The disk gets well, and one more visitor comes, after whom what had failed is tried again.
        void everybodyLeaves() {
            sink.mood = Mood.COMMITS;
            visit.opening(true);
            visit.staffTest(false);
            sink.commitPending();
            time.pass(LONG_ENOUGH);
            visit.swap(VisitSurveys.edition(VisitSurveys.single()));
            time.pass(LONG_ENOUGH);
            visit.select(new Answer.Scale(VisitSurveys.MOOD, 1));
            time.pass(LONG_ENOUGH);
        }

        Set<ResponseId> handedOver() {
            var ids = new HashSet<ResponseId>();
            sink.accepted.forEach(response -> ids.add(response.id()));
            return ids;
        }

        Survey surveyOf(Response response) {
            return SURVEYS.stream()
                    .filter(survey -> survey.id().equals(response.survey().survey()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
