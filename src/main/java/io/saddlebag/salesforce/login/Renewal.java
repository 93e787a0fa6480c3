package io.saddlebag.salesforce.login;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.FormRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Fields;

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

    private final SalesforceHttpClient http;
    private final LoginMethod method;
    private final InstantSource clock;
    private final AllowedHosts hosts;
    private final Keeper keeper;
    private Optional<TokenAnswer> answer = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private Optional<String> moved = Optional.empty();
    private volatile String instanceUrl;

    /** @param hosts that may get the access token */
    Renewal(
            CamelContext camel,
            SalesforceHttpClient http,
            LoginMethod method,
            InstantSource clock,
            AllowedHosts hosts,
            Keeper keeper) {
        super(camel, http, http.getTimeout(), new LoginConfig(method));
        this.http = http;
        this.method = method;
        this.clock = clock;
        this.hosts = hosts;
        this.keeper = keeper;
    }

    @Override
    public Request getLoginRequest(HttpConversation conversation) {
        return method instanceof LoginMethod.Jwt jwt ? request(jwt) : super.getLoginRequest(conversation);
    }

    private Request request(LoginMethod.Jwt jwt) {
        var form = new Fields();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.put("assertion", new JwtAssertion(jwt, clock.instant()).signed());
        return http.POST(jwt.loginUrl() + "/services/oauth2/token")
                .body(new FormRequestContent(form))
                .timeout(http.getTimeout(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void parseLoginResponse(ContentResponse response, String content) throws SalesforceException {
        var read = TokenAnswer.read(response.getStatus(), content);
        answer = Optional.of(read);
        moved = Redirect.of(
                        response.getStatus(),
                        Optional.ofNullable(response.getHeaders().get(HttpHeader.LOCATION)),
                        response.getRequest().getURI())
                .flatMap(redirect -> redirect.elsewhere(method.loginUrl(), hosts));
        if (!(read instanceof TokenAnswer.Granted granted)) {
            throw new SalesforceException("no access token", response.getStatus());
        }
        granted.refreshToken().ifPresent(keeper::keep);
        refusal = hosts.refusalOfInstance(method.loginUrl(), granted.instanceUrl());
        if (refusal.isPresent()) {
            throw new SalesforceException(refusal.get(), response.getStatus());
        }
        super.parseLoginResponse(response, content);
        instanceUrl = granted.instanceUrl();
    }

    /** The one that was looked at, however camel-salesforce reads the answer. */
    @Override
    public String getInstanceUrl() {
        return instanceUrl;
    }

    /** Why the access token may not be used where the answer says; empty when it may. */
    Optional<String> refusal() {
        return refusal;
    }

    /** The org's new address, where the one that was asked is a previous one; empty when it is none. */
    Optional<String> moved() {
        return moved;
    }

    /** What the token endpoint said; empty when it said nothing. */
    Optional<TokenAnswer> answer() {
        return answer;
    }
}
