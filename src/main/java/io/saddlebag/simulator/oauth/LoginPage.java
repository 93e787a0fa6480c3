package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages that the authorize endpoint shows. */
final class LoginPage {

    private static final Set<String> TYPED = Set.of("username", "password", "decision");

    /** The names that Salesforce's Setup gives the scopes. */
    private static final Map<String, String> SCOPES = Map.of(
            "api", "Manage user data via APIs",
            "refresh_token", "Perform requests at any time",
            "web", "Manage user data via Web browsers",
            "full", "Full access",
            "id", "Access the identity URL service",
            "openid", "Access unique user identifiers");

    private LoginPage() {}

    /** Asks who the user is and whether he allows it; the client's own parameters travel along in hidden fields. */
    static Answer asking(Form form, AuthorizationRequest asked, Organization org, boolean wrong) {
        var hidden = form.values().entrySet().stream()
                .filter(parameter -> !TYPED.contains(parameter.getKey()))
                .map(parameter -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(Html.escaped(parameter.getKey()), Html.escaped(parameter.getValue())))
                .collect(Collectors.joining("\n"));
        var body = """
                %s
                <p><b>%s</b> asks to be allowed to:</p>
                <ul>%s</ul>
                <form method="post" action="/services/oauth2/authorize">
                %s
                <label for="username">Username</label>
                <input id="username" name="username" autocomplete="username" value="%s">
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password">
                <button id="allow" class="allow" name="decision" value="allow">Allow</button>
                <button id="deny" name="decision" value="deny">Deny</button>
                </form>
                <p class="hint">This is no Salesforce but a simulator of it.</p>
                """.formatted(
                wrong ? "<p class=\"error\" id=\"error\">Please check your username and password.</p>" : "",
                Html.escaped(asked.app().key()),
                scopes(asked.scopes()),
                hidden,
                Html.escaped(
                        form.get("username").or(() -> form.get("login_hint")).orElse("")));
        return Html.answer(200, "Log in to " + org.name(), body);
    }

    private static String scopes(Scopes scopes) {
        return scopes.names().stream()
                .map(name -> "<li>%s (%s)</li>".formatted(SCOPES.getOrDefault(name, "Others"), Html.escaped(name)))
                .collect(Collectors.joining());
    }
}
