package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.Taps;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.image.Image;

/// What everything on a screen is painted with.
///
/// @param base the survey's first language, to which its texts fall back
/// @param languages that the survey speaks
/// @param overlay where something can be laid over the page
/// @param access what the visitor can change about all this
/// @param motion whether things may move
record Brush(
        Panel panel,
        Look look,
        Typeface type,
        Words words,
        LanguageTag base,
        List<LanguageTag> languages,
        Pictures pictures,
        Taps taps,
        Overlay overlay,
        Access access,
        boolean motion) {
    private static final double SPACIOUS = 1.3;

    /// The same for what has no room for the largest letters: bars, scales and keys. Questions and choices have.
    Brush modest() {
        return lettered(panel.modest().letters());
    }

    /// The same with letters so many times as large as usual.
    Brush lettered(double larger) {
        return new Brush(
                panel.withLetters(larger), look, type, words, base, languages, pictures, taps, overlay, access, motion);
    }

    /// The same for a sheet that has the whole glass for a few words: larger where there is room.
    Brush spacious() {
        return panel.roomy() ? lettered(panel.letters() * SPACIOUS) : this;
    }

    String say(LocalizedText text) {
        return text.in(words.language(), base);
    }

    FitText title(String text) {
        return FitText.centred(text, type::strong, panel.title()).styled("question");
    }

    /// A title for those who pass by.
    FitText headline(String text) {
        return FitText.centred(text, type::strong, panel.title() * 1.18).styled("question");
    }

    FitText label(String text) {
        return FitText.centred(text, type::medium, panel.label());
    }

    FitText small(String text) {
        return FitText.centred(text, type::regular, panel.small()).styled("muted");
    }

    FitText at(Pos position, String text, double size) {
        return new FitText(text, type::medium, size, position);
    }

    /// The picture, as large as fits and without motion, or nothing when it is missing or broken.
    Optional<Image> picture(ContentHash hash, double maxWidth, double maxHeight) {
        return pictures.draw(
                hash,
                file -> PictureFile.read(file).flatMap(picture -> {
                    double size = Math.min(maxWidth / picture.width(), maxHeight / picture.height());
                    return picture.draw(size, false);
                }));
    }

    /// The picture, so large that it covers the glass, or nothing when it is missing or broken.
    Optional<Image> cover(ContentHash hash) {
        return pictures.draw(hash, file -> Cover.read(file, panel, motion));
    }
}
