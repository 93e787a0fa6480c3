package io.saddlebag.salesforce.login;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Signs in by a stored login and then creates contacts, twenty at a time; says how many it has created. */
final class Calling {

    private static final int CALLS = 20;

    private Calling() {}

    /** @param arguments the state folder, how long in the form {@code PT60S}, and a letter for its keys */
    public static void main(String[] arguments) throws Exception {
        var created = new AtomicInteger();
        try (var loader = new Loader(Path.of(arguments[0]), Map.of())) {
            long end = System.nanoTime() + Duration.parse(arguments[1]).toNanos();
            var threads = Executors.newFixedThreadPool(CALLS, Calling::daemon);
            CompletableFuture.allOf(IntStream.range(0, CALLS)
                            .mapToObj(thread -> CompletableFuture.runAsync(
                                    () -> {
                                        while (System.nanoTime() < end) {
                                            loader.create(arguments[2] + created.incrementAndGet());
                                        }
                                    },
                                    threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
            threads.shutdown();
        }
        System.out.println(created.get());
    }

    /** A call that fails for good ends the program, not its thread alone. */
    private static Thread daemon(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
