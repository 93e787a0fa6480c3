package io.saddlebag;

import io.saddlebag.salesforce.SignIn;
import io.saddlebag.salesforce.Trouble;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.api.SalesforceException;

/** The sign-in of camel-salesforce itself. */
final class ComponentSignIn implements SignIn {

    private final Supplier<SalesforceComponent> component;

    ComponentSignIn(Supplier<SalesforceComponent> component) {
        this.component = component;
    }

    @Override
    public Optional<String> token() {
        return Optional.ofNullable(component.get().getSession()).map(session -> session.getAccessToken());
    }

    @Override
    public Optional<Trouble> renew(Optional<String> refused) {
        try {
            component.get().getSession().login(refused.orElse(null));
            return Optional.empty();
        } catch (SalesforceException e) {
            return Optional.of(new Trouble(Trouble.Kind.SIGN_IN, "Salesforce refuses the login.", Optional.empty()));
        }
    }
}
