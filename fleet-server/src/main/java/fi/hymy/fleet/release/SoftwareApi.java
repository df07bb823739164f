package fi.hymy.fleet.release;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What kiosks run.
@RestController
@Tag(name = "releases")
final class SoftwareApi {
    private final SoftwareBook software;
    private final ReleaseBook releases;
    private final Wishes wishes;

    SoftwareApi(SoftwareBook software, ReleaseBook releases, Wishes wishes) {
        this.software = software;
        this.releases = releases;
        this.wishes = wishes;
    }

    @GetMapping("/api/v1/software")
    @Operation(summary = "How many kiosks really run which version, the newest first")
    ReleaseJson.Versions versions() {
        return new ReleaseJson.Versions(Stream.of(SoftwareKind.values())
                .flatMap(kind -> software.versions(kind).stream())
                .map(each -> new ReleaseJson.Version(
                        ReleaseJson.word(each.kind()), each.version(), each.sequence(), each.kiosks()))
                .toList());
    }

    @GetMapping("/api/v1/kiosks/{id}/software")
    @Operation(summary = "What a kiosk runs, what is meant for it, and the one reason why it is not that")
    ReleaseJson.OfKiosk ofKiosk(@PathVariable String id) {
        Running kiosk = find(id);
        return new ReleaseJson.OfKiosk(
                kiosk.channel(),
                Stream.of(SoftwareKind.values())
                        .flatMap(kind -> kiosk.meant(kind).flatMap(releases::find).stream())
                        .map(release -> ReleaseJson.Meant.of(kiosk, release))
                        .toList(),
                ReleaseJson.Installed.of(kiosk.software().map(Software::app).orElse(null)),
                ReleaseJson.Installed.of(kiosk.software().flatMap(Software::os).orElse(null)),
                ReleaseJson.Pending.of(
                        kiosk.software().flatMap(Software::pending).orElse(null)),
                ReleaseJson.Ended.of(kiosk.software().flatMap(Software::last).orElse(null)),
                kiosk.saidAt());
    }

    @PutMapping("/api/v1/kiosks/{id}/channel")
    @Operation(
            summary =
                    "Choose from which channel a kiosk takes its software (as `stable`); what was meant for it of another is"
                            + " meant no more")
    ReleaseJson.OfKiosk follow(@PathVariable String id, @RequestBody ReleaseJson.ChannelWish wish, Principal who) {
        Running kiosk = find(id);
        if (!Manifest.isChannel(wish.channel())) {
            throw ApiProblem.unprocessable(
                    "Nothing was changed.", List.of(new Fault("channel", "may hold a-z, 0-9 and -, 1 to 40 of them")));
        }
        if (!wish.channel().equals(kiosk.channel())) {
            Audited.change("channel", kiosk.channel(), wish.channel());
            wishes.follow(kiosk.kiosk(), wish.channel(), who.getName());
        }
        return ofKiosk(id);
    }

    private Running find(String id) {
        return software.find(new KioskId(id)).orElseThrow(() -> ApiProblem.notFound("kiosk", id));
    }
}
