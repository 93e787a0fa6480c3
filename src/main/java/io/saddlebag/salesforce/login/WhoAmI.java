package io.saddlebag.salesforce.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.saddlebag.salesforce.ApiVersion;
import java.io.IOException;
import java.util.Optional;

/** Asks Salesforce whom an access token stands for. What it does not tell is left open, for the login itself went well. */
final class WhoAmI {

    private static final String ORGANIZATION =
            "/query?q=" + Web.encoded("SELECT Id, Name, IsSandbox FROM Organization");

    private final Web web;

    WhoAmI(Web web) {
        this.web = web;
    }

    SignedInUser ask(TokenAnswer.Granted granted) {
        // The identity URL names the login host, which only sends on to the instance.
        var identity = asked(granted, "/id/" + granted.orgId() + "/" + granted.userId());
        var org = newestVersion(granted)
                .map(version -> asked(granted, "/services/data/v" + version + ORGANIZATION))
                .orElse(MissingNode.getInstance())
                .path("records")
                .path(0);
        var username = Shown.of(identity.path("username").asText(granted.userId()));
        return new SignedInUser(
                Shown.of(identity.path("display_name").asText(username)),
                username,
                Shown.of(org.path("Name").asText(granted.orgId())),
                granted.orgId(),
                org.path("IsSandbox").asBoolean(granted.instanceUrl().contains(".sandbox.")));
    }

    /** Not the one of the settings: the settings may be wrong, and what is asked here is the same in all versions. */
    private Optional<ApiVersion> newestVersion(TokenAnswer.Granted granted) {
        try {
            var answer = web.get(granted.instanceUrl() + "/services/data");
            return answer.statusCode() == 200
                    ? VersionList.read(answer.body()).map(VersionList::newest)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private JsonNode asked(TokenAnswer.Granted granted, String path) {
        try {
            var answer = web.get(granted.instanceUrl() + path, granted.accessToken());
            return answer.statusCode() == 200 ? TokenAnswer.MAPPER.readTree(answer.body()) : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
