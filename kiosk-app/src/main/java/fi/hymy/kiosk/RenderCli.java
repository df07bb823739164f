package fi.hymy.kiosk;

import fi.hymy.kiosk.screen.Pictures;
import fi.hymy.kiosk.screen.ScreenPicture;
import fi.hymy.kiosk.screen.Studio;
import fi.hymy.kiosk.screen.SurveyPictures;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `render`: writes a PNG of every screen of a survey file. Needs no display.
///
/// Ends with 0, with 1 when the survey is not good (every fault on the error output, a line each), or with 2 when it
/// was not called rightly.
final class RenderCli {
    private static final String USAGE =
            "usage: render --survey FILE --out DIR [--size 1280x800] [--language fi] [--assets DIR]"
                    + " [--pixels-per-millimetre 5.9]";
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{2,3})x([1-9][0-9]{2,3})");
    private static final int BAD_SURVEY = 1;
    private static final int BAD_CALL = 2;

    private final Map<String, String> options;

    private RenderCli(Map<String, String> options) {
        this.options = options;
    }

    /// @return the exit code
    static int run(List<String> arguments) throws IOException {
        var options = new LinkedHashMap<String, String>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        var cli = new RenderCli(options);
        Matcher size = SIZE.matcher(cli.option("--size", "1280x800"));
        if (arguments.size() % 2 != 0 || !options.containsKey("--survey") || !size.matches()) {
            System.err.println(USAGE);
            return BAD_CALL;
        }
        return switch (SurveyCodec.read(Files.readAllBytes(Path.of(cli.option("--survey", ""))))) {
            case SurveyReading.Bad(var faults) -> {
                faults.forEach(System.err::println);
                yield BAD_SURVEY;
            }
            case SurveyReading.Good(Survey survey) ->
                cli.render(survey, Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
        };
    }

    private int render(Survey survey, int width, int height) throws IOException {
        LanguageTag language =
                new LanguageTag(option("--language", survey.baseLanguage().tag()));
        double density = Double.parseDouble(option("--pixels-per-millimetre", "5.9"));
        Path out = Files.createDirectories(Path.of(option("--out", "pictures")));
        Headless.choose();
        var camera = new SurveyPictures(width, height, density, assets());
        try (Studio studio = Studio.open()) {
            Map<String, ScreenPicture> pictures = studio.on(() -> camera.of(survey, language));
            for (var picture : pictures.entrySet()) {
                Path file = out.resolve(picture.getKey() + ".png");
                picture.getValue().write(file);
                System.out.println(file);
            }
        }
        return 0;
    }

    private Pictures assets() {
        Path directory = Path.of(option("--assets", ""));
        return hash -> Optional.of(directory.resolve(hash.hex())).filter(Files::isRegularFile);
    }

    private String option(String name, String usual) {
        return options.getOrDefault(name, usual);
    }
}
