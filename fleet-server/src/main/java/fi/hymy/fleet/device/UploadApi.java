package fi.hymy.fleet.device;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where kiosks send files up: only what a command of their own asked for.
@RestController
@Hidden
final class UploadApi {
    private static final Set<String> TYPES = Set.of("image/png", "application/zip");

    private final Commands commands;
    private final KioskFiles files;

    UploadApi(Commands commands, KioskFiles files) {
        this.commands = commands;
        this.files = files;
    }

    @PutMapping("/device/files/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable String id, HttpServletRequest request, Principal kiosk) throws IOException {
        CommandId command = new CommandId(id);
        if (commands.find(new KioskId(kiosk.getName()), command).isEmpty()) {
            throw ApiProblem.notFound("command", id);
        }
        String type = String.valueOf(request.getContentType());
        if (!TYPES.contains(type)) {
            throw refused(
                    "Content-Type",
                    "must be one of "
                            + String.join(", ", TYPES.stream().sorted().toList()));
        }
        long size = files.keep(command, request.getInputStream())
                .orElseThrow(() -> refused("body", "may have at most %d bytes".formatted(KioskFiles.MAX_SIZE)));
        commands.sentFile(command, type, size);
    }

    private static ApiProblem refused(String place, String problem) {
        return ApiProblem.unprocessable("The file was not taken.", List.of(new Fault(place, problem)));
    }
}
