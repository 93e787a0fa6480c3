package io.saddlebag.salesforce.login;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.eclipse.jetty.client.ContentResponse;

/**
 * One sign-in by camel-salesforce, which makes the request and reads the answer. What it would lose is kept here: a rotated
 * refresh token, stored before the access token beside it can be used, and the words of a refusal. A new session for each
 * sign-in also keeps camel-salesforce from revoking the old access token, which it does with the token in a URL.
 */
final class Renewal extends SalesforceSession {

    /** Keeps a refresh token that came with an answer. */
    @FunctionalInterface
    interface Keeper {
        void keep(String refreshToken);
    }

    private final Keeper keeper;
    private Optional<TokenAnswer> answer = Optional.empty();

    Renewal(CamelContext camel, SalesforceHttpClient http, LoginMethod method, Keeper keeper) {
        super(camel, http, http.getTimeout(), new LoginConfig(method));
        this.keeper = keeper;
    }

    @Override
    public void parseLoginResponse(ContentResponse response, String content) throws SalesforceException {
        var read = TokenAnswer.read(response.getStatus(), content);
        answer = Optional.of(read);
        if (!(read instanceof TokenAnswer.Granted granted)) {
            throw new SalesforceException("no access token", response.getStatus());
        }
        granted.refreshToken().ifPresent(keeper::keep);
        super.parseLoginResponse(response, content);
    }

    /** What the token endpoint said; empty when it said nothing. */
    Optional<TokenAnswer> answer() {
        return answer;
    }
}
