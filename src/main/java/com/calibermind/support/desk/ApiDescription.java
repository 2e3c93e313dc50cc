package com.calibermind.support.desk;

import com.calibermind.support.policy.TimeWords;
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
import java.math.BigDecimal;
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
            "413", BoundedBodies.TOO_LARGE,
            "409", "Somebody else changed it at the same moment: look again, then repeat.",
            "415", "Send JSON.",
            "422", "Refused; the detail says why and what to do. Nothing was changed.");

    private final DeskProperties properties;

    ApiDescription(DeskProperties properties) {
        this.properties = properties;
    }

    @Bean
    OpenApiCustomizer describedForAll() {
        return this::complete;
    }

    private void complete(OpenAPI api) {
        api.info(new Info()
                .title("Support Desk")
                .version("v1")
                .description(
                        "Cases, what can be done with them, and webhooks. Instants are UTC (ISO 8601). Lists of cases and of"
                                + " deliveries name their next page in the header Link (RFC 8288), whatever comes meanwhile; lists"
                                + " with a parameter page go by number, and their answer says whether more follow. Requests are"
                                + " 8 MB at most. Problems are application/problem+json (RFC 9457)."));
        api.schemaRequirement(
                "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
        api.addSecurityItem(new SecurityRequirement().addList("basic"));
        api.schema("Problem", problem());
        api.getPaths().forEach(ApiDescription::complete);
        ((Schema<?>) api.getComponents()
                        .getSchemas()
                        .get("NewCase")
                        .getProperties()
                        .get("receivedAt"))
                .description(
                        "When it reached the program, if that was before now: the response clock starts there (P21). No more"
                                + " than " + TimeWords.of(properties.oldestReport())
                                + " ago: of what is older leave it out, and say when it happened in occurredAt.");
    }

    private static void complete(String address, PathItem path) {
        path.readOperationsMap().forEach((method, operation) -> {
            Map<String, String> problems = new LinkedHashMap<>(OF_EVERY_CALL);
            if (method != PathItem.HttpMethod.GET) {
                problems.putAll(OF_CHANGES);
            }
            problems.forEach((status, words) -> add(operation, status, words));
            if (operation.getTags().contains("act-controller") && !address.endsWith("/preview")) {
                operation.addParametersItem(key()).addParametersItem(stamp());
            }
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(ApiDescription::page);
            }
        });
    }

    private static void page(Parameter parameter) {
        if (parameter.getName().equals("page")) {
            parameter.description(
                    "From 0. Where the answer says more, another page follows; pages go by number, so what"
                            + " comes or goes meanwhile moves what follows: an entry may be met twice or not at all.");
            parameter.getSchema().minimum(BigDecimal.ZERO);
            if (parameter.getSchema().getMaximum() == null) {
                parameter.getSchema().maximum(BigDecimal.valueOf(Slice.LAST));
            }
        } else if (parameter.getName().equals("size")) {
            parameter.description(
                    "Entries on a page, from 1; where it is larger than the list allows, it is as large as that.");
        }
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
