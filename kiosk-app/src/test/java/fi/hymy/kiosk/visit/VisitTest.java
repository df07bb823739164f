package fi.hymy.kiosk.visit;

import static fi.hymy.kiosk.visit.VisitSurveys.MOOD;
import static fi.hymy.kiosk.visit.VisitSurveys.WHY;
import static fi.hymy.kiosk.visit.VisitSurveys.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import fi.hymy.kiosk.visit.SettableSink.Mood;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Asleep;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.Move;
import fi.hymy.kiosk.visit.VisitView.NotSaved;
import fi.hymy.kiosk.visit.VisitView.Saving;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.kiosk.visit.VisitView.Waiting;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Flag;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveySettings.PartialPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class VisitTest {
    private static final Duration A_MOMENT = Duration.ofMillis(400);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration WARNING = Duration.ofSeconds(20);

    private final SettableThread time = new SettableThread();
    private final SettableSink sink = new SettableSink();
    private final List<VisitView> shown = new ArrayList<>();
    private final Visit visit = new Visit(time, time, new SplittableRandom(7), sink, Visit.TAP_GUARD, shown::add);

    @Test
    void waitsUntilThereIsASurvey() {
        visit.swap(null);
        assertThat(view()).isInstanceOf(Waiting.class);

        visit.swap(VisitSurveys.edition(VisitSurveys.shop()));
        assertThat(view()).isInstanceOf(Attract.class);
    }

    @Test
    void startsAndAnswersWithOneTapOnTheAttractScreen() {
        show(VisitSurveys.shop());
        tap(mood(2));
        assertThat(asking().question().id()).isEqualTo(WHY);
        assertThat(asking().ask().position()).isEqualTo(1);
    }

    @Test
    void startsWithTheFirstQuestionWhereOneTapIsNotEnough() {
        show(VisitSurveys.everyKind());
        tap(chosen("multi", "a"));
        assertThat(view()).isInstanceOf(Attract.class);

        visit.start();
        assertThat(asking().question().id()).isEqualTo(new QuestionId("multi"));
    }

    @Test
    void thanksOnlyAfterTheCommit() {
        sink.mood = Mood.TAKES_ITS_TIME;
        show(VisitSurveys.single());
        tap(mood(4));
        assertThat(view())
                .asInstanceOf(type(Saving.class))
                .extracting(saving -> saving.behind().selectionOrNull())
                .isEqualTo(mood(4));

        time.pass(Duration.ofSeconds(5));
        assertThat(view()).isInstanceOf(Saving.class);

        sink.commitPending();
        assertThat(view()).as("the commit is told on another thread").isInstanceOf(Saving.class);
        time.settle();
        assertThat(view()).isInstanceOf(Thanking.class);
    }

    @Test
    void writesEverythingThatWasSaidIntoOneResponse() {
        show(VisitSurveys.shop());
        tap(mood(1));
        tap(chosen("why", "staff", "queue"));
        visit.next();
        pass(A_MOMENT);
        tap(new Answer.Words(WORDS, "Jono oli pitkä"));
        visit.next();
        time.settle();

        Response response = onlyResponse();
        assertThat(response.status()).isEqualTo(Status.COMPLETE);
        assertThat(response.survey())
                .isEqualTo(VisitSurveys.edition(VisitSurveys.shop()).ref());
        assertThat(response.language()).isEqualTo(VisitSurveys.FINNISH);
        assertThat(response.flags()).isEmpty();
        assertThat(response.answer(MOOD)).contains(mood(1));
        assertThat(response.answer(WORDS)).contains(new Answer.Words(WORDS, "Jono oli pitkä"));
        var why = (Answer.Chosen) response.answer(WHY).orElseThrow();
        assertThat(why.chosen()).as("in the order of the survey").containsExactly(id("queue"), id("staff"));
        assertThat(why.shown())
                .containsExactlyInAnyOrder(id("queue"), id("staff"), id("price"), id("other"), id("none"))
                .endsWith(id("other"), id("none"));
        assertThat(response.endedAt().monotonicMillis())
                .isGreaterThan(response.startedAt().monotonicMillis());
    }

    @Test
    void returnsToTheStartAfterThanks() {
        show(VisitSurveys.single());
        tap(mood(4));
        assertThat(view()).isInstanceOf(Thanking.class);
        time.pass(Duration.ofSeconds(4));
        assertThat(view()).isInstanceOf(Attract.class);
        assertThat(time.waiting()).as("nothing ticks while nobody is here").isZero();
    }

    @Test
    void leavesTheThanksAtATap() {
        show(VisitSurveys.single());
        tap(mood(4));
        pass(A_MOMENT);
        visit.start();
        assertThat(view()).isInstanceOf(Attract.class);
    }

    @Test
    void ignoresTheSecondTapOfADoubleTap() {
        show(VisitSurveys.shop());
        visit.select(mood(1));
        pass(Duration.ofMillis(299));
        visit.select(chosen("why", "price"));
        visit.next();
        assertThat(asking().selection()).isEmpty();

        pass(Duration.ofMillis(1));
        visit.select(chosen("why", "price"));
        assertThat(asking().selection()).isPresent();
    }

    @Test
    void ignoresAnAnswerToAQuestionThatIsGone() {
        show(VisitSurveys.shop());
        tap(mood(1));
        tap(mood(5));
        assertThat(asking().question().id()).isEqualTo(WHY);
        assertThat(asking().selection()).isEmpty();
    }

    @Test
    void ignoresAnAnswerThatCannotBe() {
        show(VisitSurveys.shop());
        tap(mood(9));
        assertThat(view()).isInstanceOf(Attract.class);
        tap(mood(1));
        tap(chosen("why", "queue", "staff", "price"));
        assertThat(asking().moves()).doesNotContain(Move.NEXT);
        visit.next();
        assertThat(asking().question().id()).isEqualTo(WHY);
    }

    @Test
    void cannotSkipWhatIsRequired() {
        show(VisitSurveys.shop());
        tap(mood(1));
        assertThat(asking().moves()).containsExactly(Move.BACK);
        visit.skip();
        assertThat(asking().question().id()).isEqualTo(WHY);
    }

    @Test
    void bringsBackTheFormerAnswerAsSelection() {
        show(VisitSurveys.shop());
        tap(mood(1));
        tap(chosen("why", "price"));
        visit.back();
        assertThat(asking().question().id()).isEqualTo(MOOD);
        assertThat(asking().selection()).contains(mood(1));

        pass(A_MOMENT);
        visit.next();
        assertThat(asking().question().id()).isEqualTo(WHY);
        assertThat(asking().selection())
                .get()
                .asInstanceOf(type(Answer.Chosen.class))
                .extracting(Answer.Chosen::chosen)
                .isEqualTo(List.of(id("price")));
    }

    @Test
    void forgetsAnAnswerThatAChangedOneHides() {
        show(VisitSurveys.shop());
        tap(mood(1));
        tap(chosen("why", "price"));
        visit.next();
        pass(A_MOMENT);
        visit.back();
        pass(A_MOMENT);
        visit.back();
        pass(A_MOMENT);
        tap(mood(5));
        visit.skip();
        time.settle();
        assertThat(onlyResponse().answers()).containsExactly(mood(5));
    }

    @Test
    void doesNotGoBackWhereTheSurveyForbidsIt() {
        show(VisitSurveys.shop(PartialPolicy.KEEP, false));
        tap(mood(1));
        assertThat(asking().moves()).isEmpty();
        visit.back();
        assertThat(asking().question().id()).isEqualTo(WHY);
    }

    @Test
    void keepsTheOrderOfChoicesThroughAVisitAndShufflesForTheNext() {
        show(VisitSurveys.shop());
        var orders = new ArrayList<List<ChoiceId>>();
        for (int i = 0; i < 20; i++) {
            tap(mood(1));
            List<ChoiceId> order = asking().order();
            visit.back();
            pass(A_MOMENT);
            tap(mood(2));
            assertThat(asking().order()).isEqualTo(order);
            orders.add(order);
            pass(IDLE.plus(WARNING));
            pass(A_MOMENT);
        }
        assertThat(orders.stream().distinct()).hasSizeGreaterThan(2);
    }

    @Test
    void keepsAnswersWhenTheLanguageChanges() {
        show(VisitSurveys.shop());
        tap(mood(1));
        tap(chosen("why", "price"));
        visit.speak(VisitSurveys.SWEDISH);
        assertThat(asking().language()).isEqualTo(VisitSurveys.SWEDISH);
        assertThat(asking().selection()).isPresent();
        visit.next();
        pass(A_MOMENT);
        visit.skip();
        time.settle();
        assertThat(onlyResponse().language()).isEqualTo(VisitSurveys.SWEDISH);
        assertThat(onlyResponse().answers()).hasSize(2);
    }

    @Test
    void greetsTheNextVisitorInTheBaseLanguage() {
        show(VisitSurveys.shop());
        visit.speak(VisitSurveys.SWEDISH);
        assertThat(((Attract) view()).language()).isEqualTo(VisitSurveys.SWEDISH);
        pass(IDLE);
        assertThat(((Attract) view()).language()).isEqualTo(VisitSurveys.FINNISH);
    }

    @Test
    void ignoresALanguageThatTheSurveyDoesNotSpeak() {
        show(VisitSurveys.shop());
        visit.speak(new LanguageTag("de"));
        assertThat(((Attract) view()).language()).isEqualTo(VisitSurveys.FINNISH);
    }

    @Test
    void warnsCountsDownAndReturnsToTheStart() {
        show(VisitSurveys.shop());
        tap(mood(1));
        pass(IDLE.minus(A_MOMENT).minusMillis(1));
        assertThat(view()).isInstanceOf(Asking.class);
        pass(Duration.ofMillis(1));
        assertThat(secondsLeft()).isEqualTo(20);
        pass(Duration.ofSeconds(1));
        assertThat(secondsLeft()).isEqualTo(19);
        pass(Duration.ofSeconds(18));
        assertThat(secondsLeft()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(view()).isInstanceOf(Attract.class);
        assertThat(onlyResponse().status()).isEqualTo(Status.TIMED_OUT);
        assertThat(onlyResponse().answers()).containsExactly(mood(1));
    }

    @Test
    void anyTouchKeepsTheVisitAwake() {
        show(VisitSurveys.shop());
        tap(mood(1));
        for (int i = 0; i < 12; i++) {
            pass(IDLE.minusSeconds(1));
            visit.touch();
            assertThat(view()).isInstanceOf(Asking.class);
        }
        pass(IDLE);
        assertThat(view()).isInstanceOf(IdleWarning.class);
        visit.touch();
        assertThat(asking().question().id()).isEqualTo(WHY);
        pass(IDLE.minusMillis(1));
        assertThat(view()).isInstanceOf(Asking.class);
    }

    @Test
    void dropsThePartWhenThePolicySaysSo() {
        show(VisitSurveys.shop(PartialPolicy.DISCARD, true));
        tap(mood(1));
        pass(IDLE.plus(WARNING));
        assertThat(view()).isInstanceOf(Attract.class);
        assertThat(sink.accepted).isEmpty();
    }

    @Test
    void keepsNoSelectionThatWasNotConfirmed() {
        show(VisitSurveys.shop());
        tap(mood(5));
        tap(new Answer.Words(WORDS, "Matti Mei"));
        pass(IDLE.plus(WARNING));
        assertThat(onlyResponse().answers()).containsExactly(mood(5));
    }

    @Test
    void makesNoResponseWhereNothingWasAnswered() {
        show(VisitSurveys.everyKind());
        visit.start();
        pass(IDLE.plus(WARNING));
        assertThat(view()).isInstanceOf(Attract.class);
        pass(A_MOMENT);
        visit.start();
        for (int i = 0; i < 10; i++) {
            pass(A_MOMENT);
            visit.skip();
        }
        assertThat(view()).isInstanceOf(Thanking.class);
        assertThat(sink.accepted).isEmpty();
    }

    @Test
    void swapsTheSurveyBetweenVisitorsOnly() {
        show(VisitSurveys.shop());
        tap(mood(1));
        visit.swap(VisitSurveys.edition(VisitSurveys.single()));
        assertThat(asking().survey()).isEqualTo(VisitSurveys.shop());
        pass(IDLE.plus(WARNING));
        assertThat(((Attract) view()).survey()).isEqualTo(VisitSurveys.single());
        assertThat(onlyResponse().survey().survey())
                .isEqualTo(VisitSurveys.shop().id());
    }

    @Test
    void flagsAVisitThatFollowsTooSoon() {
        show(VisitSurveys.single());
        tap(mood(4));
        pass(Duration.ofSeconds(5));
        tap(mood(1));
        pass(Duration.ofSeconds(12));
        tap(mood(2));
        time.settle();
        assertThat(sink.committed.values())
                .extracting(Response::flags)
                .containsExactly(Set.of(), Set.of(Flag.REPEAT), Set.of());
    }

    @Test
    void neverThanksForWhatCouldNotBeKept() {
        sink.mood = Mood.FAILS;
        show(VisitSurveys.single());
        tap(mood(1));
        assertThat(view()).isInstanceOf(NotSaved.class);
        assertThat(shown).noneMatch(Thanking.class::isInstance);
    }

    @Test
    void triesAgainWhenAsked() {
        sink.mood = Mood.THROWS;
        show(VisitSurveys.single());
        tap(mood(1));
        assertThat(view()).isInstanceOf(NotSaved.class);
        sink.mood = Mood.COMMITS;
        pass(A_MOMENT);
        visit.next();
        time.settle();
        assertThat(view()).isInstanceOf(Thanking.class);
        assertThat(onlyResponse().answers()).containsExactly(mood(1));
    }

    @Test
    void keepsWhatCouldNotBeKeptOnceTheDiskIsWellAgain() {
        sink.mood = Mood.FAILS;
        show(VisitSurveys.single());
        tap(mood(1));
        pass(IDLE);
        assertThat(view()).isInstanceOf(Attract.class);
        sink.mood = Mood.COMMITS;
        tap(mood(4));
        time.settle();
        assertThat(sink.committed.values())
                .extracting(Response::answers)
                .containsExactly(List.of(mood(4)), List.of(mood(1)));
    }

    @Test
    void doesNotWaitForASlowDiskForEver() {
        sink.mood = Mood.TAKES_ITS_TIME;
        show(VisitSurveys.single());
        tap(mood(1));
        pass(Duration.ofSeconds(10));
        assertThat(view()).isInstanceOf(NotSaved.class);

        visit.next();
        pass(A_MOMENT);
        assertThat(view()).isInstanceOf(Saving.class);
        assertThat(sink.accepted)
                .as("still under way, so not handed over twice")
                .hasSize(1);
        sink.commitPending();
        time.settle();
        assertThat(view()).isInstanceOf(Thanking.class);
    }

    @Test
    void aLateCommitDoesNotDisturbTheNextVisitor() {
        sink.mood = Mood.TAKES_ITS_TIME;
        show(VisitSurveys.shop());
        tap(mood(5));
        visit.skip();
        pass(Duration.ofSeconds(10).plus(IDLE));
        assertThat(view()).isInstanceOf(Attract.class);
        pass(A_MOMENT);
        tap(mood(1));
        Asking before = asking();

        sink.commitPending();
        time.settle();
        assertThat(asking()).isEqualTo(before);
    }

    @Test
    void aLateFailureDoesNotDisturbTheNextVisitor() {
        sink.mood = Mood.TAKES_ITS_TIME;
        show(VisitSurveys.single());
        tap(mood(1));
        pass(Duration.ofSeconds(10).plus(IDLE));
        sink.failPending();
        time.settle();
        assertThat(view()).isInstanceOf(Attract.class);
        sink.mood = Mood.COMMITS;
        pass(A_MOMENT);
        tap(mood(4));
        time.settle();
        assertThat(sink.committed).hasSize(2);
    }

    @Test
    void keepsThePartWhenTheKioskStops() {
        show(VisitSurveys.shop());
        tap(mood(1));
        visit.leave();
        assertThat(onlyResponse().status()).isEqualTo(Status.TIMED_OUT);
    }

    @Test
    void sleepsWhileTheSiteIsClosedAndWakesWhenItOpens() {
        show(VisitSurveys.single());
        visit.opening(false);
        assertThat(view()).isInstanceOf(Asleep.class);

        visit.opening(true);
        assertThat(view()).isInstanceOf(Attract.class);
    }

    @Test
    void marksWhatIsSaidWhileTheSiteIsClosedAndSleepsAgain() {
        show(VisitSurveys.single());
        visit.opening(false);
        visit.touch();
        assertThat(view()).isInstanceOf(Attract.class);
        visit.select(mood(1));
        assertThat(view()).as("the touch that woke it answers nothing").isInstanceOf(Attract.class);
        pass(A_MOMENT);

        tap(mood(1));
        time.settle();
        assertThat(onlyResponse().flags()).containsExactly(Flag.OUT_OF_HOURS);

        pass(Duration.ofSeconds(5));
        assertThat(view()).isInstanceOf(Asleep.class);
    }

    @Test
    void sleepsAgainWhenWhoeverWokeItLeaves() {
        show(VisitSurveys.single());
        visit.opening(false);
        visit.touch();

        pass(IDLE.plusSeconds(1));
        assertThat(view()).isInstanceOf(Asleep.class);
        assertThat(sink.accepted).isEmpty();
    }

    @Test
    void letsAVisitEndWhenTheSiteClosesMeanwhile() {
        show(VisitSurveys.shop());
        tap(mood(5));
        visit.opening(false);
        assertThat(view()).isInstanceOf(Asking.class);

        visit.skip();
        time.settle();
        assertThat(onlyResponse().flags())
                .as("it began while the site was open")
                .isEmpty();
        pass(Duration.ofSeconds(5));
        assertThat(view()).isInstanceOf(Asleep.class);
    }

    @Test
    void marksTestsByStaffUntilToldOtherwise() {
        show(VisitSurveys.single());
        visit.staffTest(true);
        tap(mood(1));
        pass(Duration.ofSeconds(20));
        visit.staffTest(false);
        tap(mood(2));
        time.settle();

        assertThat(sink.accepted).extracting(Response::flags).containsExactly(Set.of(Flag.STAFF_TEST), Set.of());
    }

    @Test
    void staysAwakeForTestsByStaffInAClosedSiteUntilTheirTimeIsOver() {
        show(VisitSurveys.single());
        visit.opening(false);
        visit.staffTestUntil(Instant.ofEpochMilli(time.now().wallMillis()).plusSeconds(60));
        assertThat(view()).isInstanceOf(Attract.class);
        pass(A_MOMENT);
        tap(mood(1));
        time.settle();
        assertThat(onlyResponse().flags()).containsExactlyInAnyOrder(Flag.STAFF_TEST, Flag.OUT_OF_HOURS);

        pass(Duration.ofSeconds(61));
        visit.opening(false);
        assertThat(view()).isInstanceOf(Asleep.class);
    }

    @Test
    void countsAResponseByTheMeansOfItsFirstAnswer() {
        show(VisitSurveys.shop());
        visit.by(Channel.BUTTON).select(mood(5));
        pass(A_MOMENT);
        visit.skip();
        pass(Duration.ofSeconds(10));
        tap(mood(5));
        visit.by(Channel.BUTTON).skip();
        time.settle();

        assertThat(sink.accepted).extracting(Response::channel).containsExactly(Channel.BUTTON, Channel.TOUCH);
    }

    @Test
    void strikesPersonalDataOutBeforeAResponseLeaves() {
        show(VisitSurveys.shop());
        tap(mood(1));
        tap(new Answer.Chosen(WHY, List.of(id("other")), "a@b.fi", List.of()));
        visit.next();
        pass(A_MOMENT);
        tap(new Answer.Words(WORDS, "Soittakaa 040 123 4567, hetuni on 131052-308T"));
        visit.next();
        time.settle();

        assertThat(onlyResponse().answer(WORDS)).contains(new Answer.Words(WORDS, "Soittakaa [phone], hetuni on [id]"));
        assertThat(onlyResponse().answer(WHY))
                .get()
                .asInstanceOf(type(Answer.Chosen.class))
                .extracting(Answer.Chosen::otherText)
                .isEqualTo("[mail]");
    }

    private void show(Survey survey) {
        visit.swap(VisitSurveys.edition(survey));
        pass(A_MOMENT);
    }

    private void tap(Answer answer) {
        visit.touch();
        visit.select(answer);
        time.settle();
        pass(A_MOMENT);
    }

    private void pass(Duration duration) {
        time.pass(duration);
    }

    private VisitView view() {
        return shown.getLast();
    }

    private Asking asking() {
        assertThat(view()).isInstanceOf(Asking.class);
        return (Asking) view();
    }

    private long secondsLeft() {
        assertThat(view()).isInstanceOf(IdleWarning.class);
        return ((IdleWarning) view()).left().toSeconds();
    }

    private Response onlyResponse() {
        assertThat(sink.committed).hasSize(1);
        return sink.committed.values().iterator().next();
    }

    private static Answer mood(int value) {
        return new Answer.Scale(MOOD, value);
    }

    private static Answer chosen(String question, String... choices) {
        List<ChoiceId> ids = Arrays.stream(choices).map(ChoiceId::new).toList();
        return new Answer.Chosen(new QuestionId(question), ids, "", ids);
    }

    private static ChoiceId id(String value) {
        return new ChoiceId(value);
    }
}
