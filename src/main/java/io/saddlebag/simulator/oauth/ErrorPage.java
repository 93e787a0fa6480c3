package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The page on Salesforce's own host that tells a refusal which no client hears of. */
final class ErrorPage {

    static final String PATH = "/setup/secur/RemoteAccessErrorPage.apexp";

    private static final String GENERIC_TEXT =
            AuthorizeRefusal.GENERIC + " : An unexpected error has occurred during authentication. Please try again.";

    private ErrorPage() {}

    /** Sends the browser to the page, on the host that it used. */
    static Answer redirect(Request request, AuthorizeRefusal refusal) {
        var named = refusal.shown() == Shown.NAMED_PAGE;
        var description = named
                ? Form.encoded(refusal.description())
                : URLEncoder.encode(refusal.description(), StandardCharsets.UTF_8);
        var query = query(refusal.code(), description);
        return Answer.empty(302)
                .with("Location", request.baseUrl() + PATH + "?" + query)
                .with("Cache-Control", "no-store");
    }

    /** {@code GET /setup/secur/RemoteAccessErrorPage.apexp}. */
    static Answer page(Request request) {
        var form = Form.of(request);
        return html(
                200,
                text(form.get("error").orElse(""), form.get("error_description").orElse("")));
    }

    /** Numbers are named too: {@code 1800 : There was a problem in setting up your remote access}. */
    private static String text(String code, String description) {
        var named = Arrays.stream(OAuthError.values())
                .anyMatch(error -> error.code().equals(code) && error.shown() == Shown.NAMED_PAGE);
        if (named) {
            return query(code, Form.encoded(description));
        }
        return code.matches("\\d{4}") ? code + " : " + description : GENERIC_TEXT;
    }

    /** The same page without an address of its own. */
    static Answer alone() {
        return html(400, GENERIC_TEXT);
    }

    private static Answer html(int status, String told) {
        var body = """
                <p>We can't authorize you because of an OAuth error. For more information, contact your Salesforce administrator.</p>
                <p class="error" id="error">%s</p>
                <p class="hint">This is no Salesforce but a simulator of it.</p>
                """.formatted(Html.escaped(told));
        return Html.answer(status, "OAuth Error", body);
    }

    private static String query(String code, String description) {
        return "error=" + Form.encoded(code) + "&error_description=" + description;
    }
}
