package io.saddlebag.queue;

import jakarta.jms.JMSException;

/** The broker in this process has stopped, and cannot be started just now. */
final class BrokerStopped extends JMSException {

    private static final long serialVersionUID = 1;

    BrokerStopped(Exception cause) {
        super(cause.getMessage());
        initCause(cause);
    }
}
