package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.Until;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

    private final KeyHolders holders = new KeyHolders();
    private final KeyOrder file = new KeyOrder();
    private final KeyOrder replay = new KeyOrder();

    @Test
    void a_replay_waits_for_the_chunk_of_a_file_that_holds_its_key() throws Exception {
        var keys = Set.of("a", "b");
        var held = file.enter(0, keys, holders);
        var waiting = entering(replay, Set.of("b"));

        assertThat(waiting).isNotDone();
        holders.leave(keys, held);

        assertThat(waiting).succeedsWithin(Until.PATIENCE);
    }

    @Test
    void other_keys_wait_for_nobody() throws Exception {
        file.enter(0, Set.of("a"), holders);

        replay.enter(0, Set.of("c"), holders);
    }

    @Test
    void a_load_that_is_broken_off_holds_the_keys_of_its_calls_until_they_end_and_takes_no_more() throws Exception {
        var keys = Set.of("a");
        var held = file.enter(0, keys, holders);
        var next = entering(file, 1, keys);
        var afterNext = entering(file, 3, Set.of("b"));

        file.breakOff();

        assertThatThrownBy(afterNext::join).hasCauseInstanceOf(CancellationException.class);
        var other = entering(replay, keys);
        assertThat(next).isNotDone();
        assertThat(other).isNotDone();
        holders.leave(keys, held);
        assertThatThrownBy(next::join).hasCauseInstanceOf(CancellationException.class);
        assertThat(other).succeedsWithin(Until.PATIENCE);
    }

    private CompletableFuture<CountDownLatch> entering(KeyOrder order, Set<String> keys) throws Exception {
        return entering(order, 0, keys);
    }

    /** Returns when the thread that enters waits. */
    private CompletableFuture<CountDownLatch> entering(KeyOrder order, long number, Set<String> keys) throws Exception {
        var thread = new AtomicReference<Thread>();
        var entered = CompletableFuture.supplyAsync(
                () -> {
                    thread.set(Thread.currentThread());
                    try {
                        return order.enter(number, keys, holders);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                work -> new Thread(work).start());
        Until.itIs(() -> thread.get() != null && thread.get().getState() == Thread.State.WAITING);
        return entered;
    }
}
