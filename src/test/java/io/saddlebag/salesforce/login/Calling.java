package io.saddlebag.salesforce.login;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Signs in by a stored login and then creates contacts, twenty at a time, until its standard input ends; says how many it has
 * created.
 */
final class Calling {

    private static final int CALLS = 20;

    private Calling() {}

    /** @param arguments the state folder, and a letter for its keys */
    public static void main(String[] arguments) throws Exception {
        var created = new AtomicInteger();
        var goesOn = new AtomicBoolean(true);
        try (var loader = new Loader(Path.of(arguments[0]), Map.of())) {
            var threads = Executors.newFixedThreadPool(CALLS);
            for (int thread = 0; thread < CALLS; thread++) {
                threads.execute(endingAll(() -> {
                    while (goesOn.get()) {
                        loader.create(arguments[1] + created.incrementAndGet());
                    }
                }));
            }
            System.in.transferTo(OutputStream.nullOutputStream());
            goesOn.set(false);
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.HOURS);
        }
        System.out.println(created.get());
    }

    /** A call that fails for good ends the program, not its thread alone. */
    private static Runnable endingAll(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        };
    }
}
