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

/// The survey's languages by their own names, side by side; from five on behind one button.
final class LanguageSwitch extends Region {
    private static final int MOST_SIDE_BY_SIDE = 4;

    private final Brush brush;
    private final List<Tap> taps = new ArrayList<>();
    private final List<FitText> names = new ArrayList<>();
    private final Region group = new Region();

    LanguageSwitch(Brush brush, List<LanguageTag> languages) {
        this.brush = brush;
        group.getStyleClass().add("pill-group");
        getChildren().add(group);
        setPickOnBounds(false);
        if (languages.size() > MOST_SIDE_BY_SIDE) {
            collapsed(languages);
        } else if (languages.size() > 1) {
            languages.forEach(this::add);
        }
        group.setVisible(!taps.isEmpty());
        getChildren().addAll(taps);
    }

    private void add(LanguageTag language) {
        String name = endonym(language);
        FitText label =
                FitText.centred(name, brush.type()::medium, brush.panel().small() * 1.05);
        var tap =
                new Tap("language-" + language, name, "pill", () -> brush.taps().speak(language), face(), label);
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
                face(),
                box));
        names.add(label);
    }

    private static Region face() {
        var face = new Region();
        face.getStyleClass().add("pill-face");
        face.setMouseTransparent(true);
        return face;
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
                brush.panel().target() * 0.9);
    }

    @Override
    protected double computePrefWidth(double height) {
        return taps.size() * pill();
    }

    @Override
    protected void layoutChildren() {
        double pill = taps.isEmpty() ? 0 : getWidth() / taps.size();
        double face = Math.min(brush.panel().bar(), brush.panel().small() * 2.5);
        double inset = brush.panel().mm(0.5);
        double bar = Math.min(getHeight(), brush.panel().bar());
        double above = getHeight() - bar;
        group.resizeRelocate(0, above + (bar - face) / 2, getWidth(), face);
        for (int i = 0; i < taps.size(); i++) {
            Region back = (Region) taps.get(i).getChildren().getFirst();
            back.setMaxHeight(face - 2 * inset);
            back.setMaxWidth(pill - 2 * inset);
            names.get(i).setMaxWidth(pill - brush.panel().small());
            taps.get(i).setPadding(new Insets(above, 0, 0, 0));
            taps.get(i).resizeRelocate(i * pill, 0, pill, getHeight());
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
