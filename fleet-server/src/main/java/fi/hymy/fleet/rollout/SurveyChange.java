package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.kiosk.TwinState;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The survey that stands on a kiosk whenever no assignment is in force: `survey` and `version`.
@Component
final class SurveyChange implements Rollable {
    static final String KIND = "survey";

    private final Versions versions;
    private final Deciding deciding;
    private final Twin twin;
    private final Downlinks downlinks;

    SurveyChange(Versions versions, Deciding deciding, Twin twin, Downlinks downlinks) {
        this.versions = versions;
        this.deciding = deciding;
        this.twin = twin;
        this.downlinks = downlinks;
    }

    /// Decides what stands on kiosks, and tells them after the commit.
    interface Deciding {
        boolean mayShow(SurveyId survey);

        /// @param survey null for none
        void set(Collection<KioskId> kiosks, @Nullable SurveyRef survey, String by);
    }

    static Map<String, String> of(SurveyId survey, int version) {
        return Map.of("survey", survey.value(), "version", Integer.toString(version));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> fields() {
        return List.of("survey", "version");
    }

    @Override
    public Reading read(Map<String, String> change) {
        Optional<PublishedVersion> version = find(change);
        return version.isPresent()
                ? new Reading.Good(Sentence.kept(
                        "%s, version %s",
                        version.get().name(), version.get().ref().version()))
                : new Reading.Bad(List.of(new Fault("survey", t("choose a version that was published"))));
    }

    private Optional<PublishedVersion> find(Map<String, String> change) {
        try {
            return versions.find(
                    new SurveyId(change.getOrDefault("survey", "")),
                    Integer.parseInt(change.getOrDefault("version", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SurveyRef ref(Map<String, String> change) {
        return find(change)
                .orElseThrow(() -> new IllegalStateException("the version that is rolled out is gone"))
                .ref();
    }

    @Override
    public Map<KioskId, Applied> apply(Collection<KioskId> kiosks, Map<String, String> change, String by) {
        SurveyRef ref = ref(change);
        Map<KioskId, TwinState> now = states(kiosks);
        Map<KioskId, Applied> applied = new HashMap<>();
        if (!deciding.mayShow(ref.survey())) {
            kiosks.forEach(kiosk -> applied.put(kiosk, new Applied.Refused(key("The survey was closed meanwhile."))));
            return applied;
        }
        kiosks.forEach(kiosk -> applied.put(kiosk, new Applied.Told(written(standing(now.get(kiosk))))));
        deciding.set(kiosks, ref, by);
        return applied;
    }

    @Override
    public Map<KioskId, Undone> undo(Map<KioskId, String> before, Map<String, String> change, String by) {
        SurveyRef ref = ref(change);
        Map<KioskId, TwinState> now = states(before.keySet());
        Map<KioskId, Undone> undone = new HashMap<>();
        Map<String, List<KioskId>> back = new HashMap<>();
        before.forEach((kiosk, text) -> {
            if (ref.equals(standing(now.get(kiosk)))) {
                back.computeIfAbsent(text, was -> new ArrayList<>()).add(kiosk);
            } else {
                undone.put(kiosk, new Undone.Left(key("Another survey was decided for it meanwhile; that stays.")));
            }
        });
        back.forEach((text, kiosks) -> {
            SurveyRef was = read(text);
            boolean open = was == null || deciding.mayShow(was.survey());
            if (open) {
                deciding.set(kiosks, was, by);
            }
            kiosks.forEach(kiosk -> undone.put(
                    kiosk,
                    open
                            ? new Undone.Back()
                            : new Undone.Left(key("The survey that it had before is closed by now."))));
        });
        return undone;
    }

    @Override
    public void announce(Collection<KioskId> kiosks) {
        states(kiosks).forEach((kiosk, state) -> downlinks.send(kiosk, new Downlink.Desired(state.desired())));
    }

    @Override
    public Map<KioskId, Progress> observe(Collection<KioskId> kiosks, Map<String, String> change) {
        SurveyRef ref = ref(change);
        Map<KioskId, Progress> seen = new HashMap<>();
        states(kiosks).forEach((kiosk, state) -> seen.put(kiosk, progress(ref, state)));
        return seen;
    }

    private static Progress progress(SurveyRef ref, TwinState state) {
        if (!ref.equals(standing(state))) {
            return new Progress.Superseded(key("Another survey was decided for it meanwhile."));
        }
        ReportedState reported = state.reported().orElse(null);
        if (reported == null || !state.heard()) {
            return new Progress.Pending(false, "");
        }
        if (shows(ref, state, reported)) {
            return new Progress.Done();
        }
        return reported.problem().map(SurveyChange::progress).orElseGet(() -> new Progress.Pending(true, ""));
    }

    /// The schedule may have another survey on the screen; the standing one is there all the same when nothing is
    /// said against it.
    private static boolean shows(SurveyRef ref, TwinState state, ReportedState reported) {
        SurveyRef shown = reported.showingRef();
        return ref.equals(shown)
                || (shown != null
                        && reported.problem().isEmpty()
                        && state.desired().surveys().contains(shown));
    }

    private static Progress progress(ReportedState.Problem problem) {
        return switch (problem.reason()) {
            case UNDER_WAY -> new Progress.Pending(true, words(key("It was on its way for too long."), problem));
            case FETCH_FAILED -> new Progress.Pending(true, words(key("It could not fetch it."), problem));
            case HASH_MISMATCH -> new Progress.Failed(words(key("What it fetched was damaged."), problem));
            case REFUSED -> new Progress.Failed(words(key("It refused it."), problem));
            case DISK -> new Progress.Failed(words(key("It has no room, or its card does not write."), problem));
        };
    }

    private static String words(String what, ReportedState.Problem problem) {
        return problem.detail().isBlank() ? what : Sentence.kept("%s (%s)", Sentence.of(what), problem.detail());
    }

    private Map<KioskId, TwinState> states(Collection<KioskId> kiosks) {
        Map<KioskId, TwinState> states = new HashMap<>();
        twin.of(kiosks).forEach(state -> states.put(state.kiosk(), state));
        return states;
    }

    private static @Nullable SurveyRef standing(@Nullable TwinState state) {
        return state == null ? null : state.desired().surveyRef();
    }

    private static String written(@Nullable SurveyRef ref) {
        return ref == null
                ? ""
                : "%s/%d/%s".formatted(ref.survey(), ref.version(), ref.hash().hex());
    }

    private static @Nullable SurveyRef read(String text) {
        String[] parts = text.split("/", 3);
        return parts.length < 3
                ? null
                : new SurveyRef(new SurveyId(parts[0]), Integer.parseInt(parts[1]), new ContentHash(parts[2]));
    }
}
