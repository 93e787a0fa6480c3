package io.saddlebag.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.User;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The demo user in a browser, who signs in to an app and allows what it asks. */
record Approval(Client client, App app) {

    /** Signs in and allows; the answer leads back to the app, or to a page of Salesforce's own. */
    Client.Reply allow(Map<String, String> more) {
        var sent = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", app.key(),
                "redirect_uri", callback(),
                "username", User.demo().username(),
                "password", User.demo().password(),
                "decision", "allow"));
        sent.putAll(more);
        return client.form("/services/oauth2/authorize", sent);
    }

    /** The whole way: allows, and exchanges the code for tokens. */
    JsonNode signIn(Map<String, String> more) {
        return exchange(parameter(allow(more).header("Location"), "code"));
    }

    private JsonNode exchange(String code) {
        return client.form(
                        "/services/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", app.key(),
                                "client_secret", app.secret(),
                                "redirect_uri", callback(),
                                "code", code))
                .json();
    }

    Client.Reply refresh(String refreshToken) {
        return client.form(
                "/services/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        app.key(),
                        "client_secret",
                        app.secret(),
                        "refresh_token",
                        refreshToken));
    }

    /** The value of a parameter in an address; empty when it has none of that name. */
    static String parameter(String address, String name) {
        var query = URI.create(address).getRawQuery();
        for (var pair : (query == null ? "" : query).split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private String callback() {
        return app.callbacks().get(0);
    }
}
