package io.saddlebag.salesforce.login;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;

/**
 * The session that every salesforce endpoint of a process shares. However many calls are refused with one token at once, one
 * of them gets a new token and the others wait for it.
 */
final class Session extends SalesforceSession {

    /** Gets a new access token. */
    @FunctionalInterface
    interface Renewing {
        Renewal renew(CamelContext camel, SalesforceHttpClient http) throws SalesforceException;
    }

    private final CamelContext camel;
    private final SalesforceHttpClient http;
    private final Renewing renewing;
    private final InstancesOnly instances;
    private final Set<SalesforceSessionListener> listeners = new CopyOnWriteArraySet<>();
    private volatile Optional<Renewal> current = Optional.empty();

    Session(
            CamelContext camel,
            SalesforceHttpClient http,
            LoginMethod any,
            Renewing renewing,
            InstancesOnly instances) {
        super(camel, http, http.getTimeout(), new LoginConfig(any));
        this.camel = camel;
        this.http = http;
        this.renewing = renewing;
        this.instances = instances;
    }

    /** @param refused the token that no longer works; null or another than the current one leaves the current one */
    @Override
    public String login(String refused) throws SalesforceException {
        lock.lock();
        try {
            var token = getAccessToken();
            if (token == null || token.equals(refused)) {
                var renewed = renewing.renew(camel, http);
                instances.allow(renewed.getInstanceUrl());
                current = Optional.of(renewed);
                listeners.forEach(listener -> listener.onLogin(getAccessToken(), getInstanceUrl()));
            }
            return getAccessToken();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the access token, so that the next call signs in. */
    void forget() {
        current = Optional.empty();
    }

    /** Only forgets: camel-salesforce revokes with the token in a URL, and an unused session ends by itself. */
    @Override
    public void logout() {
        forget();
    }

    @Override
    public void doStart() {
        // The first call signs in.
    }

    @Override
    public void doStop() {
        forget();
    }

    @Override
    public String getAccessToken() {
        return current.map(SalesforceSession::getAccessToken).orElse(null);
    }

    @Override
    public String getInstanceUrl() {
        return current.map(SalesforceSession::getInstanceUrl).orElse(null);
    }

    @Override
    public String getId() {
        return current.map(SalesforceSession::getId).orElse(null);
    }

    @Override
    public String getOrgId() {
        return current.map(SalesforceSession::getOrgId).orElse(null);
    }

    @Override
    public boolean addListener(SalesforceSessionListener listener) {
        return listeners.add(listener);
    }

    @Override
    public boolean removeListener(SalesforceSessionListener listener) {
        return listeners.remove(listener);
    }
}
