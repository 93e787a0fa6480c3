package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

class ArtemisFactoryTest {

    @Test
    void acknowledgements_leave_with_the_commit_alone() {
        assertThat(batch("tcp://127.0.0.1:61616")).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void what_the_address_sets_itself_holds() {
        assertThat(batch("tcp://127.0.0.1:61616?transactionBatchSize=4096")).isEqualTo(4096);
    }

    private static int batch(String url) {
        return ((ActiveMQConnectionFactory) ArtemisFactory.of(url, 1_000)).getTransactionBatchSize();
    }
}
