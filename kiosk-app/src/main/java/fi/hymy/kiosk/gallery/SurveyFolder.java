package fi.hymy.kiosk.gallery;

import fi.hymy.kiosk.screen.Pictures;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A survey with its pictures in a folder: `survey.json`, and files that are found by what they hold, whatever they are
/// called.
///
/// @param name of the folder
public record SurveyFolder(String name, Survey survey, Pictures pictures) {
    private static final String SURVEY = "survey.json";

    /// Every folder in this one that holds a survey, by name.
    ///
    /// @throws IllegalArgumentException naming every fault when a survey is not good
    public static List<SurveyFolder> all(Path folder) throws IOException {
        var found = new ArrayList<SurveyFolder>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(path -> Files.isRegularFile(path.resolve(SURVEY)))
                    .sorted()
                    .toList()) {
                found.add(read(each));
            }
        }
        return found;
    }

    public static SurveyFolder read(Path folder) throws IOException {
        Survey survey =
                switch (SurveyCodec.read(Files.readAllBytes(folder.resolve(SURVEY)))) {
                    case SurveyReading.Good(Survey good) -> good;
                    case SurveyReading.Bad(var faults) -> throw new IllegalArgumentException(folder + ": " + faults);
                };
        Map<ContentHash, Path> files = new HashMap<>();
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                files.put(SurveyCodec.hash(Files.readAllBytes(file)), file);
            }
        }
        return new SurveyFolder(folder.getFileName().toString(), survey, hash -> Optional.ofNullable(files.get(hash)));
    }
}
