package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What a visitor can set: how the screen looks and sounds, behind a round button, and the survey's languages by their
/// own names, side by side; where there are many, or little room, behind one button.
final class LanguageSwitch extends Region {
    private static final int MOST_SIDE_BY_SIDE = 4;
    /// Of the panel's width, what the languages may take.
    static final double MOST_WIDTH = 0.56;
    /// The same where something else stands beside them.
    static final double LESS_WIDTH = 0.45;

    private final Brush brush;
    private final List<Tap> rounds = new ArrayList<>();
    private final List<Tap> taps = new ArrayList<>();
    private final List<FitText> names = new ArrayList<>();
    private final Region group = new Region();

    /// @param languages to choose from; without any, nothing at all can be set
    /// @param share of the panel's width that they may take before they go behind one button
    LanguageSwitch(Brush brush, List<LanguageTag> languages, double share) {
        this.brush = brush;
        group.getStyleClass().add("pill-group");
        setPickOnBounds(false);
        if (!languages.isEmpty()) {
            addRounds();
        }
        if (languages.size() > 1) {
            languages.forEach(this::add);
        }
        boolean wide = taps.size() * pill() > brush.panel().width() * share;
        if (languages.size() > MOST_SIDE_BY_SIDE || wide) {
            taps.clear();
            names.clear();
            collapsed(languages);
        }
        group.setVisible(!taps.isEmpty());
        getChildren().addAll(rounds);
        getChildren().add(group);
        getChildren().addAll(taps);
    }

    private void addRounds() {
        Access access = brush.access();
        if (access.preferences().speech() && access.speaks(brush.words().language())) {
            rounds.add(round("say-again", brush.words().of("speech"), Icon.SPEAKER, access::sayAgain));
        }
        rounds.add(round(
                "access",
                brush.words().of("access"),
                Icon.ACCESS,
                () -> brush.overlay().open(new AccessSheet(brush))));
    }

    private Tap round(String id, String name, String icon, Runnable action) {
        var disc = new Region();
        disc.getStyleClass().add("pill-group");
        disc.setMouseTransparent(true);
        return new Tap(
                id, name, "pill", action, disc, new Icon(icon, brush.panel().small() * 1.5));
    }

    private void add(LanguageTag language) {
        String name = endonym(language);
        FitText label =
                FitText.centred(name, brush.type()::medium, brush.panel().small() * 1.05);
        var tap =
                new Tap("language-" + language, name, "pill", () -> brush.taps().speak(language), back(), label);
        tap.select(language.equals(brush.words().language()));
        taps.add(tap);
        names.add(label);
    }

    private void collapsed(List<LanguageTag> languages) {
        String name = endonym(brush.words().language());
        FitText label =
                FitText.centred(name, brush.type()::medium, brush.panel().small() * 1.05);
        var box = new HBox(
                brush.panel().mm(1.2), new Icon(Icon.GLOBE, brush.panel().small() * 1.3), label);
        box.setAlignment(Pos.CENTER);
        box.setMouseTransparent(true);
        label.setMinWidth(label.prefWidth(-1));
        taps.add(new Tap(
                "languages",
                brush.words().of("language"),
                "pill",
                () -> brush.overlay().open(new LanguageSheet(brush, languages)),
                back(),
                box));
        names.add(label);
    }

    private static Region back() {
        var back = new Region();
        back.getStyleClass().add("pill-face");
        back.setMouseTransparent(true);
        return back;
    }

    /// The name of a language in that language, with a capital letter.
    static String endonym(LanguageTag language) {
        Locale locale = language.locale();
        String name = locale.getDisplayName(locale);
        return name.isEmpty() ? language.tag() : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private double pill() {
        double widest =
                names.stream().mapToDouble(name -> name.prefWidth(-1)).max().orElse(0);
        return Math.max(
                widest + brush.panel().small() * (names.size() == 1 ? 3.6 : 1.8),
                brush.panel().target());
    }

    private double round() {
        return brush.panel().target();
    }

    private double face() {
        return Math.min(brush.panel().bar(), brush.panel().small() * 2.5);
    }

    @Override
    protected double computePrefWidth(double height) {
        return rounds.size() * round() + taps.size() * pill();
    }

    @Override
    protected void layoutChildren() {
        double face = face();
        double bar = Math.min(getHeight(), brush.panel().bar());
        double above = getHeight() - bar;
        double x = 0;
        for (Tap tap : rounds) {
            Region disc = (Region) tap.getChildren().getFirst();
            disc.setMaxSize(face, face);
            tap.setPadding(new Insets(above, 0, 0, 0));
            tap.resizeRelocate(x, 0, round(), getHeight());
            x += round();
        }
        group.resizeRelocate(x, above + (bar - face) / 2, getWidth() - x, face);
        layoutNames(x, above);
    }

    private void layoutNames(double from, double above) {
        double pill = taps.isEmpty() ? 0 : (getWidth() - from) / taps.size();
        double inset = brush.panel().mm(0.5);
        for (int i = 0; i < taps.size(); i++) {
            Region back = (Region) taps.get(i).getChildren().getFirst();
            back.setMaxHeight(face() - 2 * inset);
            back.setMaxWidth(pill - 2 * inset);
            names.get(i).setMaxWidth(pill - brush.panel().small());
            taps.get(i).setPadding(new Insets(above, 0, 0, 0));
            taps.get(i).resizeRelocate(from + i * pill, 0, pill, getHeight());
        }
    }

    /// The direction that the first letter of a text has; that of the page where there is no letter.
    static NodeOrientation direction(String words) {
        return words.codePoints()
                .map(Character::getDirectionality)
                .mapToObj(LanguageSwitch::strong)
                .filter(orientation -> orientation != NodeOrientation.INHERIT)
                .findFirst()
                .orElse(NodeOrientation.INHERIT);
    }

    private static NodeOrientation strong(int directionality) {
        return switch (directionality) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> NodeOrientation.LEFT_TO_RIGHT;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                NodeOrientation.RIGHT_TO_LEFT;
            default -> NodeOrientation.INHERIT;
        };
    }

    /// Whether a page in this language is laid out from right to left.
    static NodeOrientation orientation(LanguageTag language) {
        return language.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
    }
}
