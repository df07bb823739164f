package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.speech.Utterance;
import fi.hymy.kiosk.speech.Voice;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says what is on the screen: a question with its answers when it appears, then each thing that the focus comes to.
/// Every text is read by the voice of the language that it is in. Each thing said cuts off the one before.
final class Narrator {
    /// How many seconds before the end of an idle warning it is said again.
    private static final long SAY_AGAIN = 10;

    private final Voice voice;
    private final Brush brush;
    private final LanguageTag base;
    /// Texts that are not in the language of the page.
    private final Map<String, LanguageTag> foreign = new HashMap<>();

    /// @param brush that the page was painted with
    Narrator(Voice voice, Brush brush) {
        this.voice = voice;
        this.brush = brush;
        this.base = brush.base();
    }

    Brush brush() {
        return brush;
    }

    /// @param explained whether to say first how the glass is to be touched
    /// @param hint how to answer, where the question has no help of its own
    /// @param answers what can be tapped to answer, in order
    void question(Asking asking, boolean explained, String hint, List<Tap> answers) {
        var said = new ArrayList<Utterance>();
        if (explained) {
            said.add(own(brush.words().of("explore")));
        }
        Question question = asking.question();
        said.add(text(question.prompt().text()));
        if (question.prompt().help().isEmpty()) {
            said.add(own(hint));
        } else {
            said.add(text(question.prompt().help()));
        }
        statement(asking).ifPresent(said::add);
        learn(question);
        spoken(question, answers).forEach(tap -> said.add(name(tap)));
        say(said);
    }

    /// The next statement of a battery, once one has been rated.
    void turned(Asking asking) {
        statement(asking).ifPresent(next -> say(List.of(next)));
    }

    private Optional<Utterance> statement(Asking asking) {
        if (!(asking.question() instanceof Question.Battery battery)) {
            return Optional.empty();
        }
        Set<?> rated = asking.selectionOrNull() instanceof Answer.Rated done
                ? done.ratings().keySet()
                : Set.of();
        return battery.statements().stream()
                .filter(each -> !rated.contains(each.id()))
                .findFirst()
                .map(Statement::text)
                .map(this::text);
    }

    /// Of a scale only its ends are read, since the numbers between say nothing new; of keys none.
    private static List<Tap> spoken(Question question, List<Tap> answers) {
        return switch (question) {
            case Question.Nps _, Question.Rating _, Question.Effort _, Question.Battery _ -> {
                List<Tap> cells = answers.stream()
                        .filter(tap -> tap.getId().startsWith("choice-"))
                        .toList();
                yield cells.size() < 2 ? cells : List.of(cells.getFirst(), cells.getLast());
            }
            case Question.OpenText _ -> List.of();
            case Question.Smiley _,
                    Question.YesNo _,
                    Question.SingleChoice _,
                    Question.MultiChoice _,
                    Question.Ranking _,
                    Question.Contact _ -> answers;
        };
    }

    private void learn(Question question) {
        switch (question) {
            case Question.SingleChoice single -> single.choices().forEach(choice -> text(choice.text()));
            case Question.MultiChoice multi -> multi.choices().forEach(choice -> text(choice.text()));
            case Question.Ranking ranking -> ranking.choices().forEach(choice -> text(choice.text()));
            case Question.Contact contact -> text(contact.consent());
            case Question.Nps _,
                    Question.Rating _,
                    Question.Effort _,
                    Question.Battery _,
                    Question.OpenText _,
                    Question.Smiley _,
                    Question.YesNo _ -> {}
        }
    }

    /// What the focus has come to, and whether it is selected.
    void focused(Tap tap) {
        var said = new ArrayList<Utterance>();
        said.add(name(tap));
        if (tap.selected()) {
            said.add(own(brush.words().of("selected")));
        }
        say(said);
    }

    /// How loud it has become.
    void volume(Volume volume) {
        say(List.of(own(brush.words().of("volume", volume.step(), Volume.STEPS))));
    }

    void warn(IdleWarning warning) {
        if (warning.left().equals(warning.whole()) || warning.left().toSeconds() == SAY_AGAIN) {
            say(List.of(
                    own(brush.words().of("stillThere")),
                    own(brush.words().of("secondsLeft", warning.left().toSeconds()))));
        }
    }

    void thanks(Thanking thanking) {
        say(List.of(text(thanking.ending().title()), text(thanking.ending().body())));
    }

    void notSaved() {
        say(List.of(own(brush.words().of("notSaved")), own(brush.words().of("notSavedHelp"))));
    }

    void hush() {
        voice.hush();
    }

    private void say(List<Utterance> said) {
        voice.say(said.stream()
                .filter(each -> !each.words().isBlank())
                .map(each -> new Utterance(each.language(), each.words().replace("\u00AD", "")))
                .toList());
    }

    private Utterance own(String words) {
        return new Utterance(brush.words().tongue(), words);
    }

    private Utterance text(LocalizedText text) {
        String words = brush.say(text);
        LanguageTag wanted = brush.words().language();
        boolean translated = text.texts().containsKey(wanted) || text.texts().containsKey(wanted.language());
        LanguageTag tongue = translated ? wanted : base;
        if (!translated) {
            foreign.put(words, base);
        }
        return new Utterance(tongue, words);
    }

    /// A language is read in that language, a text of the survey in its own, everything else in that of the page.
    private Utterance name(Tap tap) {
        String words = tap.getAccessibleText();
        String id = tap.getId();
        LanguageTag tongue = id.startsWith("language-")
                ? new LanguageTag(id.substring("language-".length()))
                : foreign.getOrDefault(words, brush.words().language());
        return new Utterance(tongue, words);
    }
}
