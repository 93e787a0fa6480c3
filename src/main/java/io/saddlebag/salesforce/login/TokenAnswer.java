package io.saddlebag.salesforce.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.saddlebag.secrets.Secrets;
import java.util.Optional;

/** What a token endpoint answers. Members that nobody asks for are ignored, whatever they are. */
sealed interface TokenAnswer {

    /**
     * @param instanceUrl without a slash at its end
     * @param id the identity URL, {@code https://login.salesforce.com/id/00D…/005…}
     */
    record Granted(String accessToken, Optional<String> refreshToken, String instanceUrl, String id)
            implements TokenAnswer {

        public Granted {
            instanceUrl = instanceUrl.replaceFirst("/$", "");
            Secrets.keepForNow(accessToken);
            refreshToken.ifPresent(Secrets::keepForNow);
        }

        String orgId() {
            return path()[0];
        }

        String userId() {
            return path()[1];
        }

        private String[] path() {
            return id.substring(id.indexOf("/id/") + 4).split("/");
        }

        @Override
        public String toString() {
            return "Granted[" + instanceUrl + "]";
        }
    }

    record Refused(String error, String description) implements TokenAnswer {}

    /** No JSON, or not the expected: what a proxy or a maintenance says. */
    record Unreadable(int status) implements TokenAnswer {}

    ObjectMapper MAPPER = new ObjectMapper();

    static TokenAnswer read(int status, String body) {
        var json = json(body);
        if (json.path("error").isTextual()) {
            var error = json.path("error").asText();
            var description = json.path("error_description").asText("");
            // Gateways that cannot reach Salesforce answer in JSON, too, in words of their own.
            boolean gateways = status >= 500 && SignInError.of(error, description, Way.BROWSER) == SignInError.OTHER;
            return gateways ? new Unreadable(status) : new Refused(error, description);
        }
        // 18 characters of an org's id after id/, else camel-salesforce fails on it.
        boolean whole = status == 200
                && !json.path("access_token").asText("").isEmpty()
                && !json.path("instance_url").asText("").isEmpty()
                && json.path("id").asText().matches(".*/id/\\w{15,18}/\\w{15,18}")
                && json.path("id").asText().replaceFirst(".*/id/", "").length() >= 18;
        return whole
                ? new Granted(
                        json.path("access_token").asText(""),
                        Optional.of(json.path("refresh_token").asText("")).filter(token -> !token.isEmpty()),
                        json.path("instance_url").asText(""),
                        json.path("id").asText())
                : new Unreadable(status);
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body == null || body.isBlank() ? "{}" : body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
