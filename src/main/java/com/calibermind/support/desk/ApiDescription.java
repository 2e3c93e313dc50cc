package com.calibermind.support.desk;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of {@code /api/v1} says of every call: who may, and what a problem looks like. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final Map<String, String> OF_EVERY_CALL = Map.of(
            "400", "The request cannot be read, or a parameter is wrong.",
            "401", "Sign in with user and password (HTTP Basic), or in Tasklist.",
            "403", "Your role may not do this.",
            "404", "It is not there, or you may not see it.");

    private static final Map<String, String> OF_CHANGES = Map.of(
            "409", "Somebody else changed it at the same moment: look again, then repeat.",
            "415", "Send JSON.",
            "422", "Refused; the detail says why and what to do. Nothing was changed.");

    @Bean
    OpenApiCustomizer describedForAll() {
        return ApiDescription::complete;
    }

    private static void complete(OpenAPI api) {
        api.info(
                new Info()
                        .title("Support Desk")
                        .version("v1")
                        .description(
                                "Cases, what can be done with them, and webhooks. Instants are UTC (ISO 8601). Lists name their next"
                                        + " page in the header Link (RFC 8288). Problems are application/problem+json (RFC 9457)."));
        api.schemaRequirement(
                "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
        api.addSecurityItem(new SecurityRequirement().addList("basic"));
        api.schema("Problem", problem());
        api.getPaths().values().forEach(ApiDescription::complete);
    }

    private static void complete(PathItem path) {
        path.readOperationsMap().forEach((method, operation) -> {
            Map<String, String> problems = new LinkedHashMap<>(OF_EVERY_CALL);
            if (method != PathItem.HttpMethod.GET) {
                problems.putAll(OF_CHANGES);
            }
            problems.forEach((status, words) -> add(operation, status, words));
            if (operation.getTags().contains("act-controller")) {
                operation.addParametersItem(key()).addParametersItem(stamp());
            }
        });
    }

    private static Parameter key() {
        return new HeaderParameter()
                .name(ActOnce.KEY)
                .schema(new StringSchema())
                .description(
                        "Sent again with it, within 7 days, the act is done once and answered alike with the header "
                                + ActOnce.REPLAYED + ". With another body it is refused (422).");
    }

    private static Parameter stamp() {
        return new HeaderParameter()
                .name(Meanwhile.STAMP)
                .schema(new StringSchema())
                .description(
                        "The stamp of the case file over which this was begun. If others have worked on the case since, writing,"
                                + " asking, merging and the severity are refused (409) with news, severity and the stamp of now.");
    }

    private static void add(Operation operation, String status, String words) {
        var content = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
        operation
                .getResponses()
                .addApiResponse(status, new ApiResponse().description(words).content(content));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("what is wrong, in words"));
    }
}
