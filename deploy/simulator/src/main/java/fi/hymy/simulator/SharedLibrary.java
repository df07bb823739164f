package fi.hymy.simulator;

import fi.hymy.kiosk.content.FetchResult;
import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.kiosk.content.SurveyLibrary;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One library for all pretend kiosks: a survey is fetched once and held once, however many show it. Belongs to the
/// loop of the twins.
final class SharedLibrary implements SurveyLibrary {
    private static final int HELD = 20;

    private final SurveyLibrary disk;
    private final Map<SurveyRef, ReadySurvey> held = new LinkedHashMap<>();

    SharedLibrary(SurveyLibrary disk) {
        this.disk = disk;
    }

    @Override
    public Optional<ReadySurvey> find(SurveyRef ref) {
        ReadySurvey known = held.get(ref);
        return known == null ? disk.find(ref).map(this::hold) : Optional.of(known);
    }

    @Override
    public FetchResult fetch(SurveyRef ref) {
        ReadySurvey known = held.get(ref);
        if (known != null) {
            return new FetchResult.Fetched(known);
        }
        FetchResult result = disk.fetch(ref);
        if (result instanceof FetchResult.Fetched(ReadySurvey survey)) {
            hold(survey);
        }
        return result;
    }

    /// Deletes nothing: another kiosk may need it.
    @Override
    public void keepOnly(Set<SurveyRef> needed) {}

    private ReadySurvey hold(ReadySurvey survey) {
        held.put(survey.ref(), survey);
        if (held.size() > HELD) {
            held.remove(held.keySet().iterator().next());
        }
        return survey;
    }
}
