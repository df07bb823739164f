package fi.hymy.fleet.report;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.report.ResultsView.KioskChoice;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.SurveyLives;
import fi.hymy.fleet.survey.SurveyState;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Panels;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Results for people.
@Controller
final class ResultsPages {
    private static final int COMMENTS = 12;

    private final Results results;
    private final Counts counts;
    private final Versions versions;
    private final SurveyLives lives;
    private final Kiosks kiosks;
    private final KioskOptions options;
    private final Panels panels;
    private final Times times;

    ResultsPages(
            Results results,
            Counts counts,
            Versions versions,
            SurveyLives lives,
            Kiosks kiosks,
            KioskOptions options,
            Panels panels,
            Times times) {
        this.results = results;
        this.counts = counts;
        this.versions = versions;
        this.lives = lives;
        this.kiosks = kiosks;
        this.options = options;
        this.panels = panels;
        this.times = times;
    }

    @GetMapping("/results")
    String list(Model model) {
        LocalDate today = times.today();
        model.addAttribute(
                "rows",
                versions.latest().stream()
                        .map(version -> row(version, today))
                        .filter(row -> Sight.now().isWhole() || row.report().responses() > 0)
                        .toList());
        return "report/list";
    }

    /// @param kioskName what somebody wrote who did not choose from the list
    @GetMapping("/results/{survey}")
    String results(
            @PathVariable String survey,
            @RequestParam(defaultValue = "30d") String period,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String kiosk,
            @RequestParam(defaultValue = "") String kioskName,
            @RequestParam(defaultValue = "false") boolean flagged,
            Model model) {
        refuseUnseen(kiosk);
        KioskChoice choice = kiosk.isEmpty() ? written(kioskName.strip()) : new KioskChoice(kiosk, name(kiosk), "");
        model.addAttribute("view", view(survey, period, version, choice, flagged));
        model.addAttribute("panels", panels.at(Panel.Place.RESULTS, survey));
        return "report/results";
    }

    @GetMapping("/live/results/{survey}")
    String live(
            @PathVariable String survey,
            @RequestParam(defaultValue = "30d") String period,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String kiosk,
            @RequestParam(defaultValue = "false") boolean flagged,
            Model model) {
        refuseUnseen(kiosk);
        model.addAttribute("view", view(survey, period, version, new KioskChoice(kiosk, "", ""), flagged));
        return "report/figures";
    }

    private Row row(PublishedVersion version, LocalDate today) {
        ReportFilter filter =
                new ReportFilter(version.ref().survey(), today.minusDays(29), today, times.zone(), null, null, false);
        SurveyId survey = version.ref().survey();
        return new Row(
                version,
                results.of(filter).orElseThrow(PageAddress::nothing),
                lives.of(survey) == SurveyState.CLOSED,
                lives.countLate(survey));
    }

    /// A name that means one kiosk alone stands for it.
    private KioskChoice written(String words) {
        if (words.isEmpty()) {
            return new KioskChoice("", "", "");
        }
        KioskOptions.Options found = options.matching(words);
        List<KioskAt> named = found.kiosks().stream()
                .filter(kiosk -> found.total() == 1 || kiosk.name().equalsIgnoreCase(words))
                .toList();
        return named.size() == 1
                ? new KioskChoice(
                        named.getFirst().id().value(), named.getFirst().name(), "")
                : new KioskChoice(
                        "",
                        words,
                        found.total() == 0
                                ? t(
                                        "No kiosk matches “%s”: these are the results of all. Choose one from the list.",
                                        words)
                                : t(
                                        "%s kiosks match “%s”: these are the results of all. Choose one from the list.",
                                        Numbers.spaced(found.total()), words));
    }

    private ResultsView view(String survey, String period, String version, KioskChoice kiosk, boolean flagged) {
        Period chosen = Period.of(period);
        ReportFilter filter = filter(survey, chosen, version, kiosk.id(), flagged);
        SurveyReport report = results.of(filter).orElseThrow(PageAddress::nothing);
        if (!Sight.now().isWhole() && !counts.anySeen(filter.survey())) {
            throw PageAddress.nothing();
        }
        List<PublishedVersion> published = versions.of(filter.survey());
        return new ResultsView(
                published.getFirst().name(),
                filter,
                chosen,
                report,
                comments(filter, report),
                published,
                kiosk,
                TrendChart.of(filter, report));
    }

    private List<ResultsView.CommentLine> comments(ReportFilter filter, SurveyReport report) {
        Map<String, String> names = new HashMap<>();
        Map<String, String> questions = report.questions().stream()
                .collect(Collectors.toMap(QuestionReport::id, QuestionReport::text, (a, b) -> a));
        List<Counts.Comment> found = counts.comments(filter, COMMENTS);
        Set<String> late = lives.lateAmong(
                filter.survey(), found.stream().map(Counts.Comment::response).toList());
        return found.stream()
                .map(comment -> new ResultsView.CommentLine(
                        comment,
                        names.computeIfAbsent(comment.kiosk(), this::name),
                        questions.getOrDefault(comment.question(), comment.question()),
                        late.contains(comment.response())))
                .toList();
    }

    private static void refuseUnseen(String kiosk) {
        if (!kiosk.isEmpty() && !Sight.now().seesKiosk(kiosk)) {
            throw PageAddress.nothing();
        }
    }

    /// As it is called now, or its id when it is known no more.
    private String name(String kiosk) {
        return kiosks.find(PageAddress.read(kiosk, KioskId::new))
                .map(Kiosk::name)
                .orElse(kiosk);
    }

    private ReportFilter filter(String survey, Period period, String version, String kiosk, boolean flagged) {
        LocalDate today = times.today();
        return new ReportFilter(
                PageAddress.read(survey, SurveyId::new),
                period.from(today),
                today,
                times.zone(),
                version.isEmpty() ? null : PageAddress.read(version, Integer::valueOf),
                kiosk.isEmpty() ? null : PageAddress.read(kiosk, KioskId::new),
                flagged);
    }

    /// One survey in the list.
    ///
    /// @param late how many answers came since it was closed
    record Row(PublishedVersion version, SurveyReport report, boolean closed, long late) {
        Row(PublishedVersion version, SurveyReport report) {
            this(version, report, false, 0);
        }

        /// The first score, which the survey is there for.
        @Nullable
        Score score() {
            return report.scores().stream().findFirst().orElse(null);
        }
    }
}
