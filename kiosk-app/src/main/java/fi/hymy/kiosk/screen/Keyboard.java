package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Keys on the glass, in the same scene as the text they write: no window of its own that could be left behind. Nothing
/// is corrected or foreseen: what is tapped is written.
final class Keyboard extends Region {
    /// Of a key's height.
    private static final double LETTERS = 0.58;
    private static final double TALLEST_MM = 17;
    private static final double LEAST_MM = 9.5;
    private static final double LEAST_COMPACT_MM = 8;
    private static final double WIDEST_KEY_MM = 24;
    private static final double WIDEST_PAD_KEY_MM = 40;
    /// In keys.
    private static final double DONE = 2.2;

    private final Brush brush;
    private final TextInputControl text;
    private final Kind kind;
    private final @Nullable Runnable done;
    private final KeyCaps caps;
    private final List<List<KeyCap>> rows = new ArrayList<>();
    private final List<LanguageTag> languages;
    private LanguageTag language;
    private Shift shift = Shift.OFF;
    private boolean signs;
    /// The next letter shows what it gives when held: for whoever cannot hold a key.
    private boolean accents;

    private @Nullable Variants variants;

    /// What is written, which decides the keys at hand.
    enum Kind {
        WORDS,
        /// Every word begins with a capital letter.
        NAME,
        EMAIL,
        PHONE
    }

    /// @param done what the last key does; without it there is none, for the page leads on itself
    Keyboard(Brush brush, TextInputControl text, Kind kind, @Nullable Runnable done) {
        this.brush = brush;
        this.text = text;
        this.kind = kind;
        this.done = done;
        this.caps = new KeyCaps(brush);
        this.language = brush.words().language();
        this.languages = differing(brush.languages());
        setId("keyboard");
        // Keys stand as people know them, whichever way the script runs.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        if (sentences()) {
            text.caretPositionProperty().subscribe(_ -> begin());
        }
        build();
    }

    /// One language for each layout of letters.
    private static List<LanguageTag> differing(List<LanguageTag> languages) {
        var found = new ArrayList<LanguageTag>();
        for (LanguageTag each : languages) {
            if (found.stream().noneMatch(other -> KeyLayout.name(other).equals(KeyLayout.name(each)))) {
                found.add(each);
            }
        }
        return found;
    }

    /// A sentence or a name begins with a capital letter, unless shift says otherwise.
    private void begin() {
        String words = text.getText(0, Math.min(text.getCaretPosition(), text.getLength()));
        String begins = kind == Kind.NAME ? "(?s).*\\s" : "(?s).*[.!?؟]\\s+";
        shift(shift.after(words.isEmpty() || words.matches(begins)));
    }

    private boolean sentences() {
        return kind == Kind.WORDS || kind == Kind.NAME;
    }

    private void shift(Shift wanted) {
        if (wanted != shift) {
            shift = wanted;
            build();
        }
    }

    private KeyLayout keys() {
        if (kind == Kind.PHONE) {
            return KeyLayout.phone();
        }
        if (signs) {
            return KeyLayout.signs(language);
        }
        return kind == Kind.EMAIL ? KeyLayout.addresses(language) : KeyLayout.letters(language);
    }

    private void build() {
        rows.clear();
        KeyLayout layout = keys();
        List<List<String>> letters = layout.rows();
        for (int i = 0; i < letters.size(); i++) {
            var row = new ArrayList<KeyCap>();
            boolean last = i == letters.size() - 1;
            if (last && !signs && layout.cased()) {
                row.add(shiftKey());
            }
            letters.get(i).forEach(key -> row.add(letter(key, layout.held().getOrDefault(key, List.of()))));
            if (last) {
                row.add(kind == Kind.PHONE ? backspace().wide(1) : backspace());
            }
            rows.add(row);
        }
        rows.add(lowest());
        variants = null;
        getChildren()
                .setAll(rows.stream().flatMap(List::stream).map(KeyCap::tap).toList());
        requestLayout();
    }

    private KeyCap shiftKey() {
        String icon = shift == Shift.CAPS ? Icon.CAPS : Icon.SHIFT;
        KeyCap key = caps.icon("shift", brush.words().of("shift"), icon, () -> shift(shift.tapped()));
        key.tap().select(shift != Shift.OFF);
        return key;
    }

    private KeyCap backspace() {
        KeyCap key = caps.icon("backspace", brush.words().of("erase"), Icon.BACKSPACE, this::deleteBefore);
        Hold.repeating(key.tap(), this::deleteBefore);
        return key;
    }

    private List<KeyCap> lowest() {
        var row = new ArrayList<KeyCap>();
        if (kind != Kind.PHONE) {
            String name = brush.words().of(signs ? "letters" : "signs");
            row.add(caps.quiet("signs", signs ? letterSample() : "123", name, 1.4, this::turn));
        }
        switch (kind) {
            case WORDS, NAME -> words(row);
            case EMAIL -> address(row, KeyLayout.addresses(language));
            case PHONE -> row.add(space(1));
        }
        if (done != null) {
            row.add(caps.done(kind == Kind.PHONE ? 2 : DONE, done));
        }
        return row;
    }

    private String letterSample() {
        List<String> first = KeyLayout.letters(language).rows().getFirst();
        return KeyLayout.name(language).equals("ar")
                ? "أ ب ت"
                : first.getFirst().codePointAt(0) > 0x3FF ? "абв" : "abc";
    }

    private void words(List<KeyCap> row) {
        if (!signs && !keys().held().isEmpty()) {
            KeyCap key = caps.quiet("accents", accentSample(), brush.words().of("accents"), 1, this::offerAccents);
            key.tap().select(accents);
            row.add(key);
        }
        if (languages.size() > 1) {
            String code = KeyLayout.name(language).toUpperCase(Locale.ROOT);
            row.add(caps.quiet("language", code, brush.words().of("keys"), 1.2, this::nextLanguage));
        }
        row.add(letter(brush.words().language().rightToLeft() ? "،" : ",", List.of()));
        row.add(space((languages.size() > 1 ? 2.8 : 4) + (done == null ? DONE : 0)));
        row.add(letter(".", List.of()));
    }

    private String accentSample() {
        return keys().held().values().iterator().next().getFirst();
    }

    private void address(List<KeyCap> row, KeyLayout layout) {
        row.add(letter("@", List.of()));
        row.add(letter("-", List.of()));
        row.add(letter("_", List.of()));
        row.add(letter(".", List.of()));
        List<String> domains = layout.domains();
        KeyCap domain = letter(domains.getFirst(), domains.subList(1, domains.size()));
        row.add(domain.wide(1.8));
    }

    private KeyCap space(double width) {
        String name = brush.words().of("space");
        return caps.quiet("space", name, name, width, () -> type(" "));
    }

    private void nextLanguage() {
        int here = languages.stream().map(KeyLayout::name).toList().indexOf(KeyLayout.name(language));
        language = languages.get((here + 1) % languages.size());
        signs = false;
        build();
    }

    private void offerAccents() {
        accents = !accents;
        build();
    }

    private void turn() {
        signs = !signs;
        accents = false;
        build();
    }

    private KeyCap letter(String lower, List<String> held) {
        String shown = cased(lower);
        KeyCap key = caps.letter(lower, shown, !held.isEmpty(), () -> tapped(lower, shown, held));
        if (!held.isEmpty()) {
            Hold.once(key.tap(), () -> offer(key, shown, held), this::lifted);
        }
        key.tap().setDisable(accents && held.isEmpty());
        return key;
    }

    private String cased(String lower) {
        return shift == Shift.OFF || signs || lower.length() > 1 ? lower : lower.toUpperCase(language.locale());
    }

    private void tapped(String lower, String shown, List<String> held) {
        if (accents) {
            rows.stream()
                    .flatMap(List::stream)
                    .filter(key -> key.tap().getId().equals("key-" + lower))
                    .findFirst()
                    .ifPresent(key -> offer(key, shown, held));
        } else {
            type(shown);
        }
    }

    private void offer(KeyCap key, String shown, List<String> held) {
        var all = new ArrayList<String>();
        all.add(shown);
        held.forEach(each -> all.add(cased(each)));
        variants = new Variants(brush, key.tap(), all, this::chosen);
        rows.stream().flatMap(List::stream).forEach(each -> each.tap().setMouseTransparent(true));
        getChildren().add(variants);
        variants.place(getWidth());
    }

    private void chosen(String variant) {
        accents = false;
        close();
        type(variant);
    }

    /// The finger that held a key lets go: over a variant it takes it, elsewhere the row stays to be tapped.
    private void lifted(MouseEvent event) {
        if (variants != null) {
            variants.under(event.getSceneX(), event.getSceneY()).ifPresent(Tap::fire);
        }
    }

    private void pressed(MouseEvent event) {
        if (variants != null) {
            Bounds bounds = variants.localToScene(variants.getLayoutBounds());
            if (!bounds.contains(event.getSceneX(), event.getSceneY())) {
                close();
            }
        }
    }

    private void close() {
        accents = false;
        build();
    }

    private void type(String typed) {
        text.replaceText(text.getSelection(), typed);
        if (!sentences()) {
            shift(shift.after(false));
        }
    }

    private void deleteBefore() {
        if (text.getSelection().getLength() > 0) {
            text.replaceSelection("");
        } else {
            text.deletePreviousChar();
        }
    }

    private double gap() {
        return brush.panel().mm(brush.panel().compact() ? 0.8 : 1.2);
    }

    @Override
    protected double computePrefHeight(double width) {
        double key = Math.min(brush.panel().mm(TALLEST_MM), brush.panel().target() * 0.9);
        return rows.size() * key + (rows.size() - 1) * gap();
    }

    @Override
    protected double computeMinHeight(double width) {
        double key = brush.panel().mm(brush.panel().compact() ? LEAST_COMPACT_MM : LEAST_MM);
        return rows.size() * key + (rows.size() - 1) * gap();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double height = (getHeight() - gap() * (rows.size() - 1)) / rows.size();
        double most = rows.stream().mapToDouble(Keyboard::units).max().orElse(1);
        double widest = brush.panel().mm(kind == Kind.PHONE ? WIDEST_PAD_KEY_MM : WIDEST_KEY_MM);
        double unit = Math.min((getWidth() + gap()) / most - gap(), widest);
        for (int i = 0; i < rows.size(); i++) {
            layoutRow(rows.get(i), i * (height + gap()), unit, height);
        }
        if (variants != null) {
            variants.place(getWidth());
        }
    }

    private static double units(List<KeyCap> row) {
        return row.stream().mapToDouble(KeyCap::width).sum();
    }

    private void layoutRow(List<KeyCap> row, double y, double unit, double height) {
        double width = units(row) * (unit + gap()) - gap();
        double x = (getWidth() - width) / 2;
        for (KeyCap key : row) {
            double wide = key.width() * (unit + gap()) - gap();
            key.label().limit(Math.min(brush.panel().label() * key.size(), height * LETTERS));
            key.tap().resizeRelocate(x, y, wide, height);
            x += wide + gap();
        }
    }
}
