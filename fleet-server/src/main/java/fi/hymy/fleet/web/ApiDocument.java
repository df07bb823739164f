package fi.hymy.fleet.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/// The description of `/api/v1` that programs read (OpenAPI): what the controllers say of themselves, and
/// what holds for all of them.
@Configuration(proxyBeanMethods = false)
class ApiDocument {
    private static final String PROBLEM = "Problem";
    private static final List<HttpStatus> ALWAYS = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.UNPROCESSABLE_CONTENT,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);
    private static final List<HttpStatus> WITH_A_BODY =
            List.of(HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    @Bean
    OpenAPI openApi() {
        var basic = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic");
        var token = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
        return new OpenAPI()
                .info(new Info()
                        .title("Hymy fleet server")
                        .version("v1")
                        .description("Everything the console does. Errors are problem details (RFC 9457); `faults` "
                                + "lists everything that is wrong, each at its path. A list comes page by page: "
                                + "send its `next` as `after` until it is null."))
                // Relative: whatever address it was fetched from.
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes("token", token)
                        .addSecuritySchemes("operator", basic)
                        .addSchemas(PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("operator"));
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OpenApiCustomizer whatHoldsForAll() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problem());
            document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach(ApiDocument::complete));
        };
    }

    private static void complete(HttpMethod method, Operation operation) {
        ALWAYS.forEach(status -> answers(operation, status));
        if (operation.getRequestBody() != null) {
            WITH_A_BODY.forEach(status -> answers(operation, status));
        }
        if (method != HttpMethod.GET) {
            answers(operation, HttpStatus.CONFLICT);
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(ApiDocument::describe);
        }
    }

    private static void answers(Operation operation, HttpStatus status) {
        operation
                .getResponses()
                .putIfAbsent(
                        String.valueOf(status.value()),
                        new ApiResponse()
                                .description(status.getReasonPhrase())
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType().schema(new JsonSchema().$ref(PROBLEM)))));
    }

    private static void describe(Parameter parameter) {
        if (parameter.getName().equals("limit")) {
            parameter.getSchema().setMinimum(BigDecimal.ONE);
            parameter.getSchema().setMaximum(BigDecimal.valueOf(Paging.MOST));
            parameter.setDescription("As many at most.");
        } else if (parameter.getName().equals("after")) {
            parameter.setDescription("`next` of the page before; left out for the first page.");
        }
    }

    private static Schema<?> problem() {
        Schema<?> fault = object(Map.of("path", typed("string"), "message", typed("string")));
        fault.setRequired(List.of("message", "path"));
        Schema<?> faults = typed("array");
        faults.setItems(fault);
        Schema<?> problem = object(Map.of(
                "type", typed("string"),
                "title", typed("string"),
                "status", typed("integer"),
                "detail", typed("string"),
                "instance", typed("string"),
                "faults", faults));
        problem.setRequired(List.of("status", "title"));
        return problem;
    }

    private static Schema<?> object(Map<String, Schema<?>> parts) {
        Schema<?> schema = typed("object");
        parts.forEach(schema::addProperty);
        return schema;
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }
}
