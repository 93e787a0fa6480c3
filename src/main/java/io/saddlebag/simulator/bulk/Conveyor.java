package io.saddlebag.simulator.bulk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does the steps of all closed jobs on one thread, turn by turn, each when it is due. The thread sleeps until then, or until
 * somebody says that the time may have moved.
 */
final class Conveyor implements AutoCloseable {

    private final InstantSource clock;
    private final Supplier<Pace> pace;
    private final Deque<IngestJob> waiting = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "simulator-bulk");
    private boolean working;
    private boolean ended;

    Conveyor(InstantSource clock, Supplier<Pace> pace) {
        this.clock = clock;
        this.pace = pace;
        thread.setDaemon(true);
    }

    synchronized void add(IngestJob job) {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        waiting.addLast(job);
        notifyAll();
    }

    /** The time, or the pace, may have changed. */
    synchronized void lookAgain() {
        notifyAll();
    }

    /** Does one step of each job on the caller's thread, whatever the time. */
    void step() {
        for (var job : takeAll()) {
            if (!job.step()) {
                add(job);
            }
        }
    }

    private synchronized List<IngestJob> takeAll() {
        var all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    /** Waits until nothing is due. */
    synchronized void settle() throws InterruptedException {
        notifyAll();
        while (!ended && (working || due().isPresent())) {
            wait();
        }
    }

    /** Forgets the jobs that wait. */
    synchronized void clear() {
        waiting.clear();
    }

    private void run() {
        try {
            while (true) {
                var job = take();
                if (job.isEmpty()) {
                    return;
                }
                giveBack(job.get(), job.get().step());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a job with a step due; empty at the end. */
    private synchronized Optional<IngestJob> take() throws InterruptedException {
        while (!ended) {
            var due = due();
            if (due.isPresent()) {
                waiting.remove(due.get());
                working = true;
                return due;
            }
            wait(millisecondsToNext());
        }
        return Optional.empty();
    }

    private synchronized void giveBack(IngestJob job, boolean finished) {
        working = false;
        if (!finished) {
            waiting.addLast(job);
        }
        notifyAll();
    }

    private Optional<IngestJob> due() {
        var now = clock.instant();
        return waiting.stream()
                .filter(job ->
                        job.due(pace.get()).filter(due -> !due.isAfter(now)).isPresent())
                .findFirst();
    }

    /** 0, which is for ever, when no job waits for a time. */
    private long millisecondsToNext() {
        return waiting.stream()
                .flatMap(job -> job.due(pace.get()).stream())
                .min(Instant::compareTo)
                .map(next -> Math.max(1, next.toEpochMilli() - clock.millis()))
                .orElse(0L);
    }

    @Override
    public void close() {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
