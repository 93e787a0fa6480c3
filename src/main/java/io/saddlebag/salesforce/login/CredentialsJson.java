package io.saddlebag.salesforce.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The stored login as JSON. */
final class CredentialsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CredentialsJson() {}

    static byte[] write(Credentials credentials) {
        var json = MAPPER.createObjectNode()
                .put("loginUrl", credentials.loginUrl())
                .put("clientId", credentials.clientId());
        credentials.clientSecret().ifPresent(secret -> json.put("clientSecret", secret));
        json.put("refreshToken", credentials.refreshToken());
        credentials.user().ifPresent(user -> json.putObject("user")
                .put("name", user.name())
                .put("username", user.username())
                .put("orgName", user.orgName())
                .put("orgId", user.orgId())
                .put("sandbox", user.sandbox()));
        json.put("since", credentials.since().toString());
        credentials.seed().ifPresent(seed -> json.put("seed", seed));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty when it is no stored login: the file was damaged or edited. */
    static Optional<Credentials> read(byte[] bytes) {
        try {
            var json = MAPPER.readTree(bytes);
            boolean whole = json.path("refreshToken").isTextual()
                    && json.path("loginUrl").isTextual()
                    && json.path("clientId").isTextual();
            return whole ? Optional.of(credentials(json)) : Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Credentials credentials(JsonNode json) {
        return new Credentials(
                json.path("loginUrl").asText(),
                json.path("clientId").asText(),
                text(json, "clientSecret"),
                json.path("refreshToken").asText(),
                Optional.of(json.path("user")).filter(JsonNode::isObject).map(CredentialsJson::user),
                Instant.parse(json.path("since").asText()),
                text(json, "seed"));
    }

    private static SignedInUser user(JsonNode json) {
        return new SignedInUser(
                json.path("name").asText(),
                json.path("username").asText(),
                json.path("orgName").asText(),
                json.path("orgId").asText(),
                json.path("sandbox").asBoolean());
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
