package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.PageId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Condition.Clause;
import fi.hymy.protocol.survey.Condition.Combine;
import fi.hymy.protocol.survey.Jump;
import fi.hymy.protocol.survey.Operator;
import java.util.List;
import java.util.Optional;

/// Reads conditions, `{"all": [{"question", "operator", "value"}]}`, and jumps, `[{"when", "page" or "ending"}]`.
record RuleReader(Faults faults) {
    private static final Clause NO_CLAUSE =
            new Clause(new QuestionId(PageReader.UNREADABLE), Operator.ANSWERED, List.of());
    private static final Jump NO_JUMP =
            new Jump(Condition.ALWAYS, new Jump.ToEnding(new EndingId(PageReader.UNREADABLE)));

    /// [Condition#ALWAYS] when it is left out.
    Condition condition(Place place, String name) {
        return faults.optional(place, name, Condition.ALWAYS, this::condition);
    }

    private Condition condition(Place place) {
        Optional<Place> all = place.maybe("all");
        Optional<Place> any = place.maybe("any");
        if (all.isPresent() == any.isPresent()) {
            throw place.faulty("must have either 'all' or 'any', a list of comparisons");
        }
        return new Condition(
                all.isPresent() ? Combine.ALL : Combine.ANY,
                faults.entries(all.or(() -> any).orElseThrow(), SurveyReader.MAX_ENTRIES, NO_CLAUSE, this::clause));
    }

    private Clause clause(Place place) {
        place.object();
        QuestionId question =
                faults.or(NO_CLAUSE.question(), () -> place.field("question").parse(QuestionId::new));
        Optional<Operator> operator =
                faults.or(Optional.empty(), () -> Optional.of(Words.OPERATOR.read(place.field("operator"))));
        List<String> values = faults.optional(place, "value", List.of(), this::values);
        return operator.map(known -> new Clause(question, known, values))
                .orElseGet(() -> new Clause(question, Operator.ANSWERED, List.of()));
    }

    private List<String> values(Place place) {
        return place.isList()
                ? faults.entries(place, SurveyReader.MAX_ENTRIES, "", RuleReader::value)
                : List.of(value(place));
    }

    private static String value(Place place) {
        return place.isNumber() ? String.valueOf(place.whole(0, Integer.MAX_VALUE)) : place.text();
    }

    List<Jump> jumps(Place place, String name) {
        return faults.optional(
                place, name, List.of(), list -> faults.entries(list, SurveyReader.MAX_ENTRIES, NO_JUMP, this::jump));
    }

    private Jump jump(Place place) {
        place.object();
        Condition when = condition(place, "when");
        Optional<Place> page = place.maybe("page");
        Optional<Place> ending = place.maybe("ending");
        if (page.isPresent() == ending.isPresent()) {
            throw place.faulty("must have either 'page' or 'ending'");
        }
        Jump.Target target = faults.or(
                NO_JUMP.target(),
                () -> page.isPresent()
                        ? new Jump.ToPage(page.get().parse(PageId::new))
                        : new Jump.ToEnding(ending.orElseThrow().parse(EndingId::new)));
        return new Jump(when, target);
    }
}
