package io.saddlebag.salesforce.login;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether Salesforce takes the login: down from a sign-in that failed until one that did not. */
public final class SignInHealth extends AbstractHealthCheck {

    private final SalesforceSignIn signIn;

    public SignInHealth(SalesforceSignIn signIn) {
        super("saddlebag", "sign-in");
        this.signIn = signIn;
    }

    /** A new process would not be signed in either. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        signIn.failure()
                .ifPresent(failure -> builder.message(failure.sentence()).down());
    }
}
