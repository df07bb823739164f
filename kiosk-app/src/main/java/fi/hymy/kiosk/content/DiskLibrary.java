package fi.hymy.kiosk.content;

import fi.hymy.kiosk.content.FetchResult.Failure;
import fi.hymy.kiosk.content.FetchResult.Fetched;
import fi.hymy.kiosk.content.FetchResult.NoRoom;
import fi.hymy.kiosk.content.FetchResult.Refused;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.codec.SurveyReading.Bad;
import fi.hymy.protocol.codec.SurveyReading.Good;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The surveys on this kiosk's disk, and those that a source has.
public final class DiskLibrary implements SurveyLibrary {
    private final ContentStore store;
    private final ContentSource source;

    public DiskLibrary(ContentStore store, ContentSource source) {
        this.store = store;
        this.source = source;
    }

    @Override
    public Optional<ReadySurvey> find(SurveyRef ref) {
        return survey(ref).flatMap(survey -> ready(ref, survey));
    }

    @Override
    public Optional<ReadySurvey> findInPart(SurveyRef ref) {
        return survey(ref).map(survey -> new ReadySurvey(ref, survey, whole(survey)));
    }

    private Map<ContentHash, Path> whole(Survey survey) {
        Map<ContentHash, Path> assets = new HashMap<>();
        for (Asset asset : survey.assets()) {
            store.find(asset.hash()).ifPresent(file -> assets.put(asset.hash(), file));
        }
        return assets;
    }

    private Optional<ReadySurvey> ready(SurveyRef ref, Survey survey) {
        Map<ContentHash, Path> assets = whole(survey);
        return assets.size() == survey.assets().size()
                ? Optional.of(new ReadySurvey(ref, survey, assets))
                : Optional.empty();
    }

    @Override
    public FetchResult fetch(SurveyRef ref) {
        Optional<Failure> failure = download(Wanted.survey(ref.hash()));
        if (failure.isPresent()) {
            return failure.get();
        }
        return switch (read(ref)) {
            case Bad(List<Fault> faults) -> new Refused(faults);
            case Good(Survey survey) -> fetchAssets(ref, survey);
        };
    }

    private FetchResult fetchAssets(SurveyRef ref, Survey survey) {
        for (Asset asset : survey.assets()) {
            Optional<Failure> failure = download(Wanted.asset(asset));
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        return ready(ref, survey).<FetchResult>map(Fetched::new).orElseGet(() -> new NoRoom("the disk loses files"));
    }

    private Optional<Failure> download(Wanted file) {
        return new Download(store, source, file).run();
    }

    @Override
    public void keepOnly(Set<SurveyRef> needed) {
        Set<ContentHash> files = new HashSet<>();
        for (SurveyRef ref : needed) {
            files.add(ref.hash());
            survey(ref).ifPresent(survey -> survey.assets().forEach(asset -> files.add(asset.hash())));
        }
        store.keepOnly(files);
    }

    private Optional<Survey> survey(SurveyRef ref) {
        return store.find(ref.hash()).isPresent() && read(ref) instanceof Good(Survey survey)
                ? Optional.of(survey)
                : Optional.empty();
    }

    /// The file must be in the store.
    private SurveyReading read(SurveyRef ref) {
        try {
            Optional<Path> file = store.find(ref.hash());
            if (file.isEmpty()) {
                return new Bad(List.of(new Fault("survey", "is not there")));
            }
            SurveyReading reading = SurveyCodec.read(Files.readAllBytes(file.get()));
            return reading instanceof Good(Survey survey) ? named(ref, survey) : reading;
        } catch (IOException e) {
            return new Bad(List.of(new Fault("survey", "cannot be read from the disk")));
        }
    }

    private static SurveyReading named(SurveyRef ref, Survey survey) {
        if (survey.id().equals(ref.survey()) && survey.version() == ref.version()) {
            return new Good(survey);
        }
        return new Bad(List.of(new Fault(
                "id",
                "is %s, version %d, and %s, version %d, is wanted"
                        .formatted(survey.id(), survey.version(), ref.survey(), ref.version()))));
    }
}
