package io.saddlebag.queue;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Connection factories for Artemis, set so that no message harms whoever reads it. */
public final class ArtemisFactory {

    /** In bytes. As much as a few batches of small messages: what one process has fetched, no other can take. */
    private static final int FETCHED_AHEAD = 256 * 1024;

    /**
     * In bytes. Acknowledgements leave with the commit alone: those that the broker works on while their process is killed may be
     * delivered to nobody until it restarts.
     */
    private static final int WITH_THE_COMMIT = Integer.MAX_VALUE;

    private ArtemisFactory() {}

    /**
     * @param url {@code tcp://host:61616}, with Artemis' own parameters behind a question mark
     * @param largestMessage the most characters or bytes of a body that is read
     * @throws IllegalArgumentException when it is no address of an Artemis broker
     */
    public static ConnectionFactory of(String url, long largestMessage) {
        try {
            var factory = new ActiveMQConnectionFactory(url);
            if (!url.contains("consumerWindowSize")) {
                factory.setConsumerWindowSize(FETCHED_AHEAD);
            }
            if (!url.contains("transactionBatchSize")) {
                factory.setTransactionBatchSize(WITH_THE_COMMIT);
            }
            factory.setDeserializationDenyList("*");
            // Threads that all factories share would outlive each of them.
            factory.getServerLocator().setUseGlobalPools(false);
            factory.getServerLocator().addIncomingInterceptor(new OversizeGuard(largestMessage));
            return factory;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
