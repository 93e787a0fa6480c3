package io.saddlebag.salesforce;

import java.util.List;
import org.apache.camel.component.salesforce.api.SalesforceException;

/** A call could not be made because there is no access token, and why. */
public final class NotSignedIn extends SalesforceException {

    private static final long serialVersionUID = 1;

    private final transient Trouble trouble;

    public NotSignedIn(Trouble trouble) {
        super(List.of(), 401, trouble.what());
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
