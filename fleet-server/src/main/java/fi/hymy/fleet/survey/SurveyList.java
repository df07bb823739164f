package fi.hymy.fleet.survey;

import fi.hymy.protocol.id.SurveyId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Every survey there is, as a draft, published, or both.
@Component
final class SurveyList {
    private final Drafts drafts;
    private final Versions versions;

    SurveyList(Drafts drafts, Versions versions) {
        this.drafts = drafts;
        this.versions = versions;
    }

    /// By name.
    List<Row> all() {
        Map<SurveyId, Draft> written =
                drafts.list().stream().collect(Collectors.toMap(Draft::survey, Function.identity()));
        Map<SurveyId, PublishedVersion> published = versions.latest().stream()
                .collect(Collectors.toMap(version -> version.ref().survey(), Function.identity()));
        var ids = new TreeSet<SurveyId>(Comparator.comparing(SurveyId::value));
        ids.addAll(written.keySet());
        ids.addAll(published.keySet());
        return ids.stream()
                .map(id -> new Row(id, Optional.ofNullable(written.get(id)), Optional.ofNullable(published.get(id))))
                .sorted(Comparator.comparing(Row::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /// At least one of the two is there.
    record Row(SurveyId id, Optional<Draft> draft, Optional<PublishedVersion> latest) {
        String name() {
            return draft.map(Draft::name)
                    .or(() -> latest.map(PublishedVersion::name))
                    .orElseGet(id::value);
        }
    }
}
