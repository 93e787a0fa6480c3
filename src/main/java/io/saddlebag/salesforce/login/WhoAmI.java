package io.saddlebag.salesforce.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** Asks Salesforce whom an access token stands for. What it does not tell is left open, for the login itself went well. */
final class WhoAmI {

    private static final String ORGANIZATION =
            "/services/data/v66.0/query?q=" + Web.encoded("SELECT Id, Name, IsSandbox FROM Organization");

    private final Web web;

    WhoAmI(Web web) {
        this.web = web;
    }

    SignedInUser ask(TokenAnswer.Granted granted) {
        // The identity URL names the login host, which only sends on to the instance.
        var identity = asked(granted, "/id/" + granted.orgId() + "/" + granted.userId());
        var org = asked(granted, ORGANIZATION).path("records").path(0);
        var username = identity.path("username").asText(granted.userId());
        return new SignedInUser(
                identity.path("display_name").asText(username),
                username,
                org.path("Name").asText(granted.orgId()),
                granted.orgId(),
                org.path("IsSandbox").asBoolean(granted.instanceUrl().contains(".sandbox.")));
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
