package fi.hymy.fleet.sketch;

import java.util.List;
import java.util.stream.IntStream;

/// A rectangle on a drawing, in its units.
record Area(int x, int y, int width, int height) {
    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int middleX() {
        return x + width / 2;
    }

    int middleY() {
        return y + height / 2;
    }

    /// What is left of it further down.
    Area from(int top) {
        return new Area(x, top, width, Math.max(1, bottom() - top));
    }

    Area high(int most) {
        return new Area(x, y, width, Math.min(height, most));
    }

    Area inside(int by) {
        return new Area(x + by, y + by, Math.max(1, width - 2 * by), Math.max(1, height - 2 * by));
    }

    /// Equal parts, line by line.
    List<Area> grid(int count, int columns, int gap) {
        int lines = (count + columns - 1) / columns;
        int wide = (width - gap * (columns - 1)) / columns;
        int high = (height - gap * (lines - 1)) / lines;
        return IntStream.range(0, count)
                .mapToObj(i -> new Area(x + i % columns * (wide + gap), y + i / columns * (high + gap), wide, high))
                .toList();
    }
}
