package io.saddlebag.salesforce.login;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Takes the lock of a store, says so, and holds it until it is killed. */
final class HoldingTheLock {

    private HoldingTheLock() {}

    /** @param arguments the state folder */
    public static void main(String[] arguments) {
        new CredentialsStore(Path.of(arguments[0])).locked(() -> {
            System.out.println("locked");
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        });
    }
}
