package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.ApiVersion;
import io.saddlebag.salesforce.OrgClock;
import io.saddlebag.salesforce.Retirement;
import io.saddlebag.salesforce.RetryAfter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpoint;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.apache.camel.component.salesforce.internal.client.DefaultRawClient;
import org.apache.camel.component.salesforce.internal.client.DefaultRestClient;
import org.apache.camel.component.salesforce.internal.client.RawClient;
import org.apache.camel.component.salesforce.internal.client.RestClient;
import org.apache.camel.spi.annotations.Component;
import org.eclipse.jetty.client.ProtocolHandlers;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;

/** camel-salesforce with a session of ours. Its own, which it makes too, never signs in. */
@Component("salesforce")
final class SignedInComponent extends SalesforceComponent {

    /** A token that was refused comes back as the 401 it is: camel-salesforce's own retry would lose rotated tokens. */
    private static final Map<String, Object> HTTP = Map.of("maxRetries", "0", "followRedirects", "false");

    /** The name under which {@code SalesforceSecurityHandler} registers itself. */
    private static final String SECURITY_HANDLER = "CamelSalesforceSecurityHandler";

    private final LoginMethod any;
    private final Session.Renewing renewing;
    private final OrgClock orgClock;
    private final RetryAfter retryAfter;
    private volatile Session session;

    SignedInComponent(LoginMethod any, Session.Renewing renewing, OrgClock orgClock, RetryAfter retryAfter) {
        this.any = any;
        this.renewing = renewing;
        this.orgClock = orgClock;
        this.retryAfter = retryAfter;
    }

    /** Until Camel's own settings name another. */
    void use(ApiVersion version) {
        var config = new SalesforceEndpointConfig();
        config.setApiVersion(version.toString());
        setConfig(config);
    }

    /** The version of calls whose endpoint names none; empty where it is not set. */
    Optional<ApiVersion> apiVersion() {
        return Optional.ofNullable(getConfig())
                .map(SalesforceEndpointConfig::getApiVersion)
                .flatMap(ApiVersion::read);
    }

    @Override
    protected void doStart() throws Exception {
        setLoginConfig(new LoginConfig(any));
        var properties = new HashMap<String, Object>();
        if (getHttpClientProperties() != null) {
            properties.putAll(getHttpClientProperties());
        }
        properties.putAll(HTTP);
        if (getPackages() == null) {
            // Records travel as maps. Without any package it warns at every start that there are no classes for them.
            setPackages("io.saddlebag.none");
        }
        setHttpClientProperties(properties);
        super.doStart();
        getHttpClient().getRequestListeners().addListener(new AnswerDates(orgClock));
        getHttpClient().getRequestListeners().addListener(new AnswerDelays(retryAfter));
        var instances = new InstancesOnly();
        getHttpClient().getRequestListeners().addListener(instances);
        leaveRefusalsAlone(getHttpClient().getProtocolHandlers());
        session = new Session(getCamelContext(), getHttpClient(), any, renewing, instances);
    }

    /**
     * Takes two handlers of a 401 out. camel-salesforce's own acts even with maxRetries=0 when Salesforce refuses a call before
     * it has read its body: it then sends it again without a token to {@code null/services/data}, and the caller never
     * hears. Jetty's would hide Salesforce's words, since it insists on a WWW-Authenticate header.
     */
    private static void leaveRefusalsAlone(ProtocolHandlers handlers) {
        if (handlers.remove(SECURITY_HANDLER) == null) {
            throw new IllegalStateException("camel-salesforce names its security handler otherwise than expected.");
        }
        handlers.remove(WWWAuthenticationProtocolHandler.NAME);
    }

    /** Here, for an endpoint that a route names is made before this component starts. */
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = (SalesforceEndpoint) super.createEndpoint(uri, remaining, parameters);
        endpoint.getConfiguration().setObjectMapper(new ResultsMapper());
        endpoint.getConfiguration()
                .setApiVersion(asListed(endpoint.getConfiguration().getApiVersion()));
        return endpoint;
    }

    /** camel-salesforce puts it into URLs behind a v, so one that is written v57.0 would be asked for as vv57.0. */
    private static String asListed(String text) {
        var version = ApiVersion.read(text)
                .orElseThrow(() ->
                        new IllegalArgumentException("The API version is '" + text + "'. Write it as 66.0 or v66.0."));
        Retirement.of(version).filter(Retirement::isDone).ifPresent(gone -> {
            throw new IllegalArgumentException("The API version is '%s'. %s".formatted(text, gone.sentence()));
        });
        return version.toString();
    }

    @Override
    public SalesforceSession getSession() {
        return session;
    }

    /**
     * Lets the next call sign in, unless somebody has signed in since this token was refused.
     *
     * @param refused empty for that of a call which signed in itself
     */
    void forget(Optional<String> refused) {
        if (refused.isEmpty() || refused.equals(Optional.ofNullable(session.getAccessToken()))) {
            session.forget();
        }
    }

    @Override
    public RestClient createRestClientFor(SalesforceEndpoint endpoint) throws SalesforceException {
        var version = endpoint.getConfiguration().getApiVersion();
        return new DefaultRestClient(getHttpClient(), version, session, getLoginConfig());
    }

    @Override
    public RawClient createRawClientFor(SalesforceEndpoint endpoint) throws SalesforceException {
        return new DefaultRawClient(getHttpClient(), "", session, getLoginConfig());
    }
}
