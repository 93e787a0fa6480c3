package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.store.Write;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyAtOnceTest extends WithSimulator {

    @Test
    void the_same_keys_from_many_callers_make_each_record_once() throws Exception {
        var body = IntStream.range(0, 200)
                .mapToObj(n -> "{\"attributes\":{\"type\":\"Contact\"},\"LastName\":\"L\",\"Ext__c\":\"" + n + "\"}")
                .collect(Collectors.joining(",", "{\"records\":[", "]}"));
        var together = new CountDownLatch(1);
        salesforce.every(1, new Fault.AnswerHeld(together));
        var threads = Executors.newFixedThreadPool(8);

        Callable<Integer> call =
                () -> client.patch("/composite/sobjects/Contact/Ext__c", body).status();
        var answers = IntStream.range(0, 24).mapToObj(n -> threads.submit(call)).toList();
        Until.itIs(() -> salesforce.requests().atOnce() == 8);
        together.countDown();
        threads.shutdown();

        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        assertThat(salesforce.count("Contact")).isEqualTo(200);
        assertThat(salesforce.writes("Contact"))
                .hasSize(24 * 200)
                .extracting(Write::sequence)
                .isSorted();
        assertThat(salesforce.requests().atOnceAtMost()).isEqualTo(8);
    }
}
