package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// On a kiosk's page: what it runs, what it should, and why not.
@Component
final class KioskSoftwarePanel implements Panel {
    private final SoftwareBook software;
    private final ReleaseBook releases;
    private final Times times;

    KioskSoftwarePanel(SoftwareBook software, ReleaseBook releases, Times times) {
        this.software = software;
        this.releases = releases;
        this.times = times;
    }

    /// @param release the one that is meant, or null
    record View(Running kiosk, @Nullable Release release, Times times) {
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
                default -> t("%s, number %s, slot %s", installed.version(), installed.sequence(), installed.slot());
            };
        }

        @Nullable
        WhyNotYet standing() {
            return release == null ? null : WhyNotYet.of(kiosk, release);
        }

        String last() {
            return kiosk.software().flatMap(Software::last).map(View::words).orElse("");
        }

        private static String words(Software.Outcome last) {
            String what =
                    switch (last.result()) {
                        case COMMITTED -> t("Number %s proved itself and stays.", last.sequence());
                        case ROLLED_BACK -> t("Number %s did not prove itself; what ran before runs again.", last.sequence());
                        case REFUSED -> t("Number %s was never started.", last.sequence());
                    };
            return last.detail().isBlank() ? what : what + " " + last.detail();
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
                .filter(kiosk -> kiosk.software().isPresent() || kiosk.release() != null)
                .map(kiosk -> new View(
                        kiosk,
                        kiosk.release() == null
                                ? null
                                : releases.find(kiosk.release()).orElse(null),
                        times))
                .map(view -> new Part("release/kiosk", Map.of("view", view)));
    }
}
