package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of /api/v1 says what is taken and what is sent. */
class ApiDescriptionTest extends RestTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping handlers;

    @Autowired
    private ObjectMapper json;

    private JsonNode description;

    /** A call, as the description has it. */
    private record Operation(String name, JsonNode described, HandlerMethod method) {}

    @BeforeEach
    void read() {
        description = get("sam", "openapi").getBody();
    }

    private ResponseEntity<JsonNode> get(String user, String path) {
        return as(user).getForEntity(raw("/api/v1/" + path), JsonNode.class);
    }

    private List<Operation> operations() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(it -> it.getValue().getBeanType().getName().startsWith("com.calibermind"))
                .flatMap(it -> operations(it.getKey(), it.getValue()))
                .toList();
    }

    private Stream<Operation> operations(RequestMappingInfo where, HandlerMethod method) {
        return where.getPatternValues().stream()
                .filter(it -> it.startsWith("/api/v1"))
                .flatMap(path -> where.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .map(String::toLowerCase)
                        .map(verb -> new Operation(
                                verb + " " + path,
                                description.path("paths").path(path).path(verb),
                                method)));
    }

    @Test
    @DisplayName("each call's body and answer is described with the properties that it has, all the way down")
    void schemas() {
        List<Operation> operations = operations();
        assertThat(operations).hasSizeGreaterThan(45);
        for (Operation it : operations) {
            assertThat(it.described().isObject()).as(it.name()).isTrue();
            body(it);
            answer(it);
        }
    }

    private void body(Operation it) {
        for (MethodParameter parameter : it.method().getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                JsonNode schema = it.described().at("/requestBody/content/application~1json/schema");
                compare(parameter.getGenericParameterType(), schema, it.name() + ": body", false);
            }
        }
    }

    private void answer(Operation it) {
        JavaType type = json.constructType(it.method().getReturnType().getGenericParameterType());
        if (type.isTypeOrSubTypeOf(HttpEntity.class)) {
            type = type.containedType(0);
        }
        if (type.hasRawClass(void.class) || type.isTypeOrSubTypeOf(Resource.class)) {
            return;
        }
        JsonNode good = good(it.described());
        compare(type, good, it.name() + ": answer", true);
    }

    /** Of the answer to a call that succeeds. */
    private static JsonNode good(JsonNode operation) {
        for (Map.Entry<String, JsonNode> it : operation.path("responses").properties()) {
            if (it.getKey().startsWith("2")) {
                return it.getValue().path("content").elements().next().path("schema");
            }
        }
        throw new AssertionError("no answer of success: " + operation);
    }

    private void compare(Type type, JsonNode schema, String where, boolean sent) {
        compare(json.constructType(type), schema, where, sent, new HashSet<>());
    }

    private void compare(JavaType type, JsonNode given, String where, boolean sent, Set<JavaType> within) {
        JsonNode schema = resolved(given);
        if (type.hasRawClass(byte[].class)) {
            assertType(schema, "string", where);
        } else if (type.isCollectionLikeType() || type.isArrayType()) {
            assertType(schema, "array", where);
            compare(type.getContentType(), schema.path("items"), where + "[]", sent, within);
        } else if (type.isMapLikeType()) {
            assertType(schema, "object", where);
            compare(type.getContentType(), schema.path("additionalProperties"), where + "{}", sent, within);
        } else if (type.isEnumType()) {
            assertThat(texts(schema.path("enum"))).as(where).hasSameElementsAs(constants(type));
        } else if (!type.isRecordType()) {
            assertType(schema, simple(type), where);
        } else if (within.add(type)) {
            Map<String, JavaType> properties = properties(type, sent);
            assertThat(schema.path("properties").properties().stream().map(Map.Entry::getKey))
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(properties.keySet());
            properties.forEach(
                    (name, it) -> compare(it, schema.path("properties").path(name), where + "." + name, sent, within));
            within.remove(type);
        }
    }

    private Map<String, JavaType> properties(JavaType type, boolean sent) {
        BeanDescription bean = sent
                ? json.getSerializationConfig().introspect(type)
                : json.getDeserializationConfig().introspect(type);
        return bean.findProperties().stream()
                .filter(it -> sent ? it.couldSerialize() : it.couldDeserialize())
                .collect(Collectors.toMap(BeanPropertyDefinition::getName, BeanPropertyDefinition::getPrimaryType));
    }

    private List<String> constants(JavaType type) {
        return Arrays.stream(type.getRawClass().getEnumConstants())
                .map(it -> json.convertValue(it, String.class))
                .toList();
    }

    private static String simple(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == boolean.class || raw == Boolean.class) {
            return "boolean";
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return "integer";
        }
        return raw == double.class || raw == Double.class ? "number" : "string";
    }

    private static void assertType(JsonNode schema, String type, String where) {
        assertThat(schema.path("type").asText()).as(where + " " + schema).isEqualTo(type);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.asText()));
        return texts;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : description.at(reference.substring(1));
    }

    @Test
    @DisplayName("what is really answered is what the description says")
    void answers() {
        String reference = openCase();
        triage(reference, 3);
        as("sam")
                .postForEntity(
                        raw("/api/v1/cases/" + reference + "/consult"),
                        json("{\"expert\": \"development\", \"question\": \"Which job?\", \"hours\": 4}"),
                        JsonNode.class);
        String file = "cases/" + reference;
        Map<String, String> calls = Map.ofEntries(
                Map.entry("/me", "me"),
                Map.entry("/specialists", "specialists"),
                Map.entry("/cases", "cases"),
                Map.entry("/cases/counts", "cases/counts"),
                Map.entry("/cases/{reference}", file),
                Map.entry("/cases/{reference}/conversation", file + "/conversation"),
                Map.entry("/cases/{reference}/history", file + "/history"),
                Map.entry("/cases/{reference}/way", file + "/way"),
                Map.entry("/cases/{reference}/stuck", file + "/stuck"),
                Map.entry(
                        "/tasks/cards",
                        "tasks/cards?ids="
                                + task(reference, "Task_RespondSeverity3").getId()),
                Map.entry("/lists/counts", "lists/counts"),
                Map.entry("/desk/overview", "desk/overview"),
                Map.entry("/desk/cases", "desk/cases?figure=open"),
                Map.entry("/desk/load", "desk/load"),
                Map.entry("/desk/mail", "desk/mail"),
                Map.entry("/desk/reviews", "desk/reviews"),
                Map.entry("/desk/letters", "desk/letters"),
                Map.entry("/desk/findings", "desk/findings"),
                Map.entry("/desk/unowned", "desk/unowned"),
                Map.entry("/desk/stuck", "desk/stuck"),
                Map.entry("/reports/attainment", "reports/attainment"),
                Map.entry("/reports/attainment/cases", "reports/attainment/cases?figure=response-due"));
        calls.forEach((path, call) -> {
            ResponseEntity<JsonNode> answer = get("maria", call);
            assertThat(answer.getStatusCode().value())
                    .as(call + answer.getBody())
                    .isEqualTo(200);
            JsonNode operation =
                    description.path("paths").path("/api/v1" + path).path("get");
            conform(answer.getBody(), good(operation), call);
        });
    }

    private void conform(JsonNode value, JsonNode given, String where) {
        JsonNode schema = resolved(given);
        if (value.isArray()) {
            assertType(schema, "array", where);
            value.forEach(it -> conform(it, schema.path("items"), where + "[]"));
        } else if (value.isObject()) {
            assertType(schema, "object", where);
            value.properties().forEach(it -> {
                JsonNode property = schema.path("properties").path(it.getKey());
                JsonNode named = property.isMissingNode() ? schema.path("additionalProperties") : property;
                assertThat(named.isObject()).as(where + "." + it.getKey()).isTrue();
                conform(it.getValue(), named, where + "." + it.getKey());
            });
        } else if (!value.isNull()) {
            assertType(
                    schema,
                    value.isTextual()
                            ? "string"
                            : value.isBoolean() ? "boolean" : value.isInt() || value.isLong() ? "integer" : "number",
                    where);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases/%s/conversation?",
                "cases/%s/history?",
                "desk/cases?figure=open&",
                "desk/reviews?",
                "desk/letters?",
                "desk/unowned?",
                "desk/stuck?",
                "reports/attainment/cases?figure=response-due&"
            })
    @DisplayName("a page that no list has is refused in words, and the first and the last one are described")
    void pages(String path) {
        String call = path.formatted(openCase());
        for (String page : List.of("2147483647", "-1")) {
            ResponseEntity<JsonNode> answer = get("maria", call + "page=" + page);
            assertThat(answer.getStatusCode().value())
                    .as(page + answer.getBody())
                    .isIn(400, 422);
            assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer.getBody().path("detail").asText()).contains("from 0 to");
        }
        String described = "/api/v1/" + path.replace("%s", "{reference}").replaceFirst("\\?.*", "");
        JsonNode parameter = parameter(described, "page");
        assertThat(parameter.path("description").asText()).contains("more");
        int last = parameter.at("/schema/maximum").asInt();
        assertThat(get("maria", call + "page=" + last).getStatusCode().value()).isEqualTo(200);
        assertThat(get("maria", call + "page=" + (last + 1)).getStatusCode().value())
                .isNotEqualTo(200);
        assertThat(parameter(described, "size").path("description").asText()).isNotBlank();
    }

    private JsonNode parameter(String path, String name) {
        for (JsonNode it : description.path("paths").path(path).path("get").path("parameters")) {
            if (it.path("name").asText().equals(name)) {
                return it;
            }
        }
        throw new AssertionError(path + " has no " + name);
    }

    @Test
    @DisplayName("a key is offered for what is done once, and for nothing else")
    void keys() {
        for (Operation it : operations()) {
            if (it.method().getBeanType() == ActController.class) {
                boolean hasKey = it.described()
                        .path("parameters")
                        .findValuesAsText("name")
                        .contains(ActOnce.KEY);
                assertThat(hasKey).as(it.name()).isEqualTo(!it.name().endsWith("/preview"));
            }
        }
    }

    @Test
    @DisplayName(
            "P21 the description says how far back a report may have been received, and how large a request may be")
    void bounds() {
        assertThat(description
                        .at("/components/schemas/NewCase/properties/receivedAt/description")
                        .asText())
                .contains("7 days", "occurredAt");
        assertThat(description
                        .at("/paths/~1api~1v1~1cases/post/responses/413/description")
                        .asText())
                .contains("8 MB");
    }
}
