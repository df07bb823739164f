package fi.hymy.fleet.sketch;

import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.RatingStyle;
import java.util.List;
import java.util.stream.IntStream;

/// What there is to tap below a question.
///
/// @param room between the question and the lower edge
record Body(Paint paint, Svg svg, Area room) {
    private static final String STAR =
            "M 50 6 L 63 37 L 97 40 L 71 62 L 79 95 L 50 77 L 21 95 L 29 62 L 3 40 L 37 37 Z";
    private static final List<String> SIGNS =
            List.of("M 28 52 L 44 68 L 74 34", "M 32 32 L 68 68 M 68 32 L 32 68", "M 30 50 L 70 50");
    private static final int GAP = 12;
    private static final int ONE_LINE = 7;
    private static final int MOST_ROWS = 6;
    private static final int ROW = 60;
    private static final int SMALL = 18;
    private static final int USUAL = 24;

    void draw(Question question) {
        switch (question) {
            case Question.Smiley smiley -> faces(smiley.faces());
            case Question.Nps nps -> numbers(0, 10, nps.low(), nps.high(), room);
            case Question.Rating rating -> {
                if (rating.style() == RatingStyle.STARS) {
                    stars(rating.points());
                } else {
                    numbers(1, rating.points(), rating.low(), rating.high(), room);
                }
            }
            case Question.YesNo yesNo -> signs(yesNo.notApplicable() ? 3 : 2);
            case Question.Effort effort -> numbers(1, effort.points(), effort.low(), effort.high(), room);
            case Question.SingleChoice single -> choices(single.choices());
            case Question.MultiChoice multi -> choices(multi.choices());
            case Question.Battery battery -> battery(battery);
            case Question.Ranking ranking -> choices(ranking.choices());
            case Question.OpenText _ -> button(room.high(2 * ROW));
            case Question.Contact contact -> contact(contact);
        }
    }

    private void faces(int count) {
        List<Area> areas = room.grid(count, count, GAP);
        IntStream.rangeClosed(1, count).forEach(value -> Mood.of(value, count).draw(svg, areas.get(value - 1)));
    }

    private void stars(int count) {
        room.grid(count, Math.min(count, ONE_LINE), GAP)
                .forEach(area -> svg.shape(STAR, area.inside(4), paint.surface(), paint.primary(), 5));
    }

    private void signs(int count) {
        List<Area> areas = room.high(3 * ROW).grid(count, count, GAP);
        for (int i = 0; i < count; i++) {
            button(areas.get(i));
            svg.shape(SIGNS.get(i), areas.get(i).inside(areas.get(i).height() / 5), "none", paint.text(), 6);
        }
    }

    private void numbers(int from, int to, LocalizedText low, LocalizedText high, Area where) {
        int count = to - from + 1;
        int columns = count <= ONE_LINE ? count : (count + 1) / 2;
        int lines = (count + columns - 1) / columns;
        Area buttons = where.high(lines * (ROW + 2 * GAP));
        List<Area> areas = buttons.grid(count, columns, GAP);
        for (int i = 0; i < count; i++) {
            Area area = areas.get(i);
            button(area);
            svg.word(
                    Integer.toString(from + i),
                    area.middleX(),
                    area.middleY() + USUAL / 3,
                    paint.letters(USUAL, true, "middle"));
        }
        int below = buttons.bottom() + SMALL + GAP / 2;
        svg.word(paint.say(low), where.x(), below, paint.letters(SMALL, false, "start"));
        svg.word(paint.say(high), where.right(), below, paint.letters(SMALL, false, "end"));
    }

    private void choices(List<Choice> choices) {
        if (choices.stream().anyMatch(choice -> choice.picture().isPresent())) {
            List<Area> areas = room.grid(choices.size(), Math.min(choices.size(), room.width() > 600 ? 3 : 2), GAP);
            for (int i = 0; i < choices.size(); i++) {
                tile(choices.get(i), areas.get(i));
            }
            return;
        }
        int fit = Math.min(Math.min(choices.size(), MOST_ROWS), Math.max(1, (room.height() + GAP) / (ROW / 2 + GAP)));
        List<Area> rows = room.high(fit * (ROW + GAP) - GAP).grid(fit, 1, GAP);
        for (int i = 0; i < fit; i++) {
            Area row = rows.get(i);
            button(row);
            svg.circle(row.x() + 30, row.middleY(), 12, "none", paint.text());
            svg.words(
                    paint.say(choices.get(i).text()),
                    new Area(row.x() + 58, row.middleY() - USUAL / 2 - 2, row.width() - 70, row.height()),
                    1,
                    paint.letters(USUAL - 2, true, "start"));
        }
    }

    private void tile(Choice choice, Area area) {
        button(area);
        Area picture = area.inside(8).high(Math.max(1, area.height() - 50));
        choice.picture().flatMap(paint.pictures()).ifPresent(data -> svg.image(data, picture, "meet"));
        svg.words(
                paint.say(choice.text()),
                area.inside(6).from(area.bottom() - 36),
                1,
                paint.letters(SMALL + 2, true, "middle"));
    }

    private void battery(Question.Battery battery) {
        int end = svg.words(
                paint.say(battery.statements().getFirst().text()), room, 2, paint.letters(USUAL, true, "middle"));
        numbers(1, battery.points(), battery.low(), battery.high(), room.from(end + GAP));
    }

    private void contact(Question.Contact contact) {
        int count = contact.fields().size();
        Area fields = room.high((count + 1) / 2 * (ROW + GAP));
        fields.grid(count, Math.min(2, count), GAP).forEach(this::button);
        Area below = room.from(fields.bottom() + GAP);
        button(new Area(below.x(), below.y(), 28, 28));
        svg.words(
                paint.say(contact.consent()),
                new Area(below.x() + 42, below.y(), below.width() - 42, below.height()),
                3,
                paint.letters(SMALL, true, "start"));
    }

    private void button(Area area) {
        svg.box(area, paint.radius(area.height()), paint.surface(), paint.line());
    }
}
