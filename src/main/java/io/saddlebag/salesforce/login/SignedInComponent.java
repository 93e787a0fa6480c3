package io.saddlebag.salesforce.login;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpoint;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.apache.camel.component.salesforce.internal.client.DefaultRawClient;
import org.apache.camel.component.salesforce.internal.client.DefaultRestClient;
import org.apache.camel.component.salesforce.internal.client.RawClient;
import org.apache.camel.component.salesforce.internal.client.RestClient;
import org.apache.camel.spi.annotations.Component;

/** camel-salesforce with a session of ours. Its own, which it makes too, never signs in. */
@Component("salesforce")
final class SignedInComponent extends SalesforceComponent {

    /** A token that was refused comes back as the 401 it is: camel-salesforce's own retry would lose rotated tokens. */
    private static final Map<String, Object> HTTP = Map.of("maxRetries", "0", "followRedirects", "false");

    private final LoginMethod any;
    private final Session.Renewing renewing;
    private volatile Session session;

    SignedInComponent(LoginMethod any, Session.Renewing renewing) {
        this.any = any;
        this.renewing = renewing;
    }

    @Override
    protected void doStart() throws Exception {
        setLoginConfig(new LoginConfig(any));
        var properties = new HashMap<String, Object>();
        if (getHttpClientProperties() != null) {
            properties.putAll(getHttpClientProperties());
        }
        properties.putAll(HTTP);
        setHttpClientProperties(properties);
        super.doStart();
        session = new Session(getCamelContext(), getHttpClient(), any, renewing);
    }

    @Override
    public SalesforceSession getSession() {
        return session;
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
