package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.KioskSays;
import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.release.SoftwareKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// On a kiosk's page: what it runs, what it should, and why not.
@Component
final class KioskSoftwarePanel implements Panel {
    private final SoftwareBook software;
    private final ReleaseBook releases;

    KioskSoftwarePanel(SoftwareBook software, ReleaseBook releases) {
        this.software = software;
        this.releases = releases;
    }

    /// @param releases those that are meant
    record View(Running kiosk, List<Release> releases) {
        View {
            releases = List.copyOf(releases);
        }

        Optional<Installed> app() {
            return kiosk.software().map(Software::app);
        }

        Optional<Installed> os() {
            return kiosk.software().flatMap(Software::os);
        }

        /// As `1.4.0, number 14, slot a`.
        String words(Installed installed) {
            return switch (installed.slot()) {
                case "none" -> t("%s, installed by hand", installed.version());
                case "factory" -> t("%s, as it came from the factory", installed.version());
                default ->
                    installed.sequence() == 0
                            ? t("The one that its card came with")
                            : t("%s, number %s, slot %s", installed.version(), installed.sequence(), installed.slot());
            };
        }

        WhyNotYet standing(Release release) {
            return WhyNotYet.of(kiosk, release);
        }

        String last() {
            return kiosk.software().flatMap(Software::last).map(View::words).orElse("");
        }

        /// What has still to prove itself.
        Optional<String> pending() {
            return kiosk.software()
                    .flatMap(Software::pending)
                    .map(tried -> releases.stream()
                            .filter(release -> release.kind() == tried.kind() && release.sequence() == tried.sequence())
                            .map(release -> t("%s, which has to prove itself", release.title()))
                            .findFirst()
                            .orElseGet(() -> t("Number %s, which has to prove itself", tried.sequence())));
        }

        private static String words(Software.Outcome last) {
            String what =
                    switch (last.result()) {
                        case COMMITTED -> t("Number %s proved itself and stays.", last.sequence());
                        case ROLLED_BACK ->
                            t("Number %s did not prove itself; what ran before runs again.", last.sequence());
                        case REFUSED -> t("Number %s was never started.", last.sequence());
                    };
            boolean saysMore =
                    last.result() != Software.Result.COMMITTED && !last.detail().isBlank();
            return saysMore ? what + " (" + KioskSays.said(last.detail()) + ")" : what;
        }
    }

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public Optional<Part> part(String subject) {
        return software.find(new KioskId(subject))
                .map(kiosk -> new View(
                        kiosk,
                        Stream.of(SoftwareKind.values())
                                .flatMap(kind -> kiosk.meant(kind).flatMap(releases::find).stream())
                                .toList()))
                .filter(view ->
                        view.kiosk().software().isPresent() || !view.releases().isEmpty())
                .map(view -> new Part("release/kiosk", Map.of("view", view)));
    }
}
