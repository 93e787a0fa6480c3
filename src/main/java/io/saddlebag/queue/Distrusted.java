package io.saddlebag.queue;

import jakarta.jms.JMSException;

/** The broker was reached by TLS, and its certificate is not one that this process trusts. */
final class Distrusted extends JMSException {

    private static final long serialVersionUID = 1;

    Distrusted(Exception cause) {
        super(cause.getMessage());
        initCause(cause);
    }
}
