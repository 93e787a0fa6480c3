package io.saddlebag.flows;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** A bean of a user that gets at Camel, as a script at its control bus does. */
public final class CamelInside implements CamelContextAware {

    private static volatile CamelContext latest;

    /** The context of the process that was started last. */
    static CamelContext latest() {
        return latest;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        latest = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return latest;
    }
}
