package io.saddlebag.salesforce.login;

import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.support.jsse.KeyStoreParameters;

/** What camel-salesforce asks when it signs in: answers by one {@link LoginMethod}. */
final class LoginConfig extends SalesforceLoginConfig {

    private final LoginMethod method;

    LoginConfig(LoginMethod method) {
        this.method = method;
        // Camel must not sign in at its start: a failure would end the process with a stack trace.
        setLazyLogin(true);
    }

    @Override
    public String getLoginUrl() {
        return method.loginUrl();
    }

    @Override
    public String getClientId() {
        return method.clientId();
    }

    @Override
    public String getClientSecret() {
        return method.clientSecret().orElse(null);
    }

    @Override
    public AuthenticationType getType() {
        if (method instanceof LoginMethod.Jwt) {
            return AuthenticationType.JWT;
        }
        if (method instanceof LoginMethod.Password) {
            return AuthenticationType.USERNAME_PASSWORD;
        }
        return method instanceof LoginMethod.ClientCredentials
                ? AuthenticationType.CLIENT_CREDENTIALS
                : AuthenticationType.REFRESH_TOKEN;
    }

    @Override
    public String getRefreshToken() {
        if (method instanceof LoginMethod.Stored stored) {
            return stored.credentials().refreshToken();
        }
        return method instanceof LoginMethod.GivenToken given ? given.refreshToken() : null;
    }

    @Override
    public String getUserName() {
        if (method instanceof LoginMethod.Jwt jwt) {
            return jwt.username();
        }
        return method instanceof LoginMethod.Password password ? password.username() : null;
    }

    @Override
    public String getPassword() {
        return method instanceof LoginMethod.Password password ? password.password() : null;
    }

    @Override
    public KeyStoreParameters getKeystore() {
        return method instanceof LoginMethod.Jwt jwt ? new KeyFile(jwt.keyStore(), jwt.password()) : null;
    }

    @Override
    public String getJwtAudience() {
        return method instanceof LoginMethod.Jwt jwt ? jwt.audience() : null;
    }

    /** Camel's own prints the refresh token, and Camel logs it. */
    @Override
    public String toString() {
        return "LoginConfig[" + method.loginUrl() + "]";
    }
}
