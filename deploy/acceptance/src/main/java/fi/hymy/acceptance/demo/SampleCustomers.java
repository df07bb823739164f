package fi.hymy.acceptance.demo;

import fi.hymy.acceptance.console.ConsoleClient;
import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The made-up customers of `deploy/samples`: a supermarket, a hospital ward, a railway hall, a school, a bank and a
/// museum, each with a survey and its pictures.
///
/// @param folders one for each of them, by name
record SampleCustomers(List<Path> folders) {
    private static final String SURVEY = "survey.json";

    /// A survey that any kiosk can be told to show.
    ///
    /// @param opening its first question, as it is asked in its first language
    record Published(Version version, String opening) {}

    /// @param root of the source tree
    static SampleCustomers below(Path root) {
        return new SampleCustomers(list(root.resolve("deploy/samples")).stream()
                .filter(folder -> Files.exists(folder.resolve(SURVEY)))
                .toList());
    }

    List<Published> publish(ConsoleClient console) {
        var published = new ArrayList<Published>();
        for (Path folder : folders) {
            list(folder).stream()
                    .filter(file -> file.toString().endsWith(".png"))
                    .forEach(file -> console.addPicture(bytes(file)));
            byte[] json = bytes(folder.resolve(SURVEY));
            Survey survey = read(json);
            Version version = console.publish(survey.id().value(), json);
            published.add(new Published(version, opening(survey)));
        }
        return List.copyOf(published);
    }

    private static String opening(Survey survey) {
        return survey.questions()
                .findFirst()
                .map(question -> question.prompt().text().in(survey.baseLanguage(), survey.baseLanguage()))
                .orElseThrow();
    }

    private static Survey read(byte[] json) {
        return switch (SurveyCodec.read(json)) {
            case SurveyReading.Good(Survey survey) -> survey;
            case SurveyReading.Bad(var faults) ->
                throw new IllegalStateException("a sample survey is faulty: " + faults);
        };
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
