package io.saddlebag;

import io.saddlebag.deadletter.DeadLetterFiles;
import io.saddlebag.deadletter.DiscardRequest;
import io.saddlebag.deadletter.ReplayRequest;
import io.saddlebag.deadletter.Wire;
import io.saddlebag.flow.Flow;
import io.saddlebag.flow.Home;
import io.saddlebag.flow.Replays;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Request;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running process does beside its flows, one after the other: what other processes ask, and rows that wait. */
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final long EVERY_MILLIS = 500;

    private final Home home;
    private final Ledger ledger;
    private final Replays replays;
    private String complaint = "";
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "errands"));

    Errands(Home home, Ledger ledger, Replays replays) {
        this.home = home;
        this.ledger = ledger;
        this.replays = replays;
    }

    /** @param watch is run at each look */
    void start(Runnable watch) {
        thread.execute(this::writeDeadLetterFiles);
        thread.scheduleWithFixedDelay(() -> look(watch), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Does something now and again from now on; what it throws is told, and it is done again. */
    void every(Duration pause, Runnable work) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warn("{}", e.getMessage(), e);
                    }
                },
                0,
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A process that was killed may have settled dead letters without writing their files. */
    private void writeDeadLetterFiles() {
        try {
            new DeadLetterFiles(home.root(), ledger).refresh();
        } catch (RuntimeException e) {
            LOG.warn("The files in dead-letter/ are out of date: {}", e.getMessage());
        }
    }

    private void look(Runnable watch) {
        try {
            watch.run();
            ledger.requests().open().forEach(this::carryOut);
            replays.stopWaiting();
            replays.lookForInterrupted();
            complaint = "";
        } catch (RuntimeException e) {
            // The next look may find the cause gone; a thread that ends here would never look again.
            complain(String.valueOf(e.getMessage()));
        }
    }

    /** Once, however often the next looks meet the same. */
    private void complain(String why) {
        if (!why.equals(complaint)) {
            LOG.warn("What was asked could not be carried out: {}", why);
        }
        complaint = why;
    }

    private void carryOut(Request request) {
        if (request.kind().equals(ReplayRequest.KIND)) {
            var asked = Wire.read(request.args(), ReplayRequest.class);
            ledger.requests().answer(request.id(), Wire.json(replays.replay(asked.ids(), asked.overwrite())));
        } else if (request.kind().equals(DiscardRequest.KIND)) {
            var asked = Wire.read(request.args(), DiscardRequest.class);
            ledger.requests().answer(request.id(), Wire.json(asked.carryOut(home.root(), ledger)));
        }
    }

    /** A file of the flow has loaded; what waits for it is sent when the file has been moved. */
    void loaded(Flow flow) {
        thread.execute(() -> {
            try {
                replays.loaded(flow);
            } catch (RuntimeException e) {
                LOG.warn("{}: rows that wait could not be sent: {}", flow.id(), e.getMessage());
            }
        });
    }

    /**
     * Waits until all that was begun so far is done and no row waits that this process sends again. It asks on the thread that
     * sends them, since rows that are being sent do not count as waiting.
     *
     * @return false if the time was over before that
     */
    boolean await(Duration atMost, BooleanSupplier rowsWait) throws InterruptedException {
        try {
            boolean wait = thread.submit(rowsWait::getAsBoolean).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return !wait || closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (RejectedExecutionException e) {
            // The process stops.
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is under way may end until then. */
    void close(Deadline end) {
        closing.countDown();
        thread.shutdown();
        try {
            thread.awaitTermination(end.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
