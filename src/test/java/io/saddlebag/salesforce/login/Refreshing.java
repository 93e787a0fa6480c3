package io.saddlebag.salesforce.login;

import java.nio.file.Path;
import java.util.Map;

/** Refreshes a stored login as fast as it can, for ever, and says so each time. */
final class Refreshing {

    private Refreshing() {}

    /** @param arguments the state folder */
    public static void main(String[] arguments) throws Exception {
        try (var loader = new Loader(Path.of(arguments[0]), Map.of())) {
            while (true) {
                var trouble = loader.signIn.renew(loader.signIn.token());
                System.out.println(
                        trouble.isEmpty() ? "refreshed" : trouble.get().what());
            }
        }
    }
}
