package io.saddlebag.flow;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import io.saddlebag.Configuration;
import io.saddlebag.Saddlebag;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** Loads files of contacts by the shipped flow and takes the time, with the ledger or without. */
final class TimedLoads implements AutoCloseable {

    private final Home home;
    private final WatchService done;
    private final Saddlebag saddlebag;
    private int files;

    TimedLoads(Path folder, Simulator salesforce, boolean ledger) throws IOException {
        home = new Home(folder);
        var routes = Files.createDirectories(folder.resolve("routes"));
        Files.copy(Path.of("routes/contacts.camel.yaml"), routes.resolve("contacts.camel.yaml"));
        if (!ledger) {
            var shipped = Files.readString(Path.of("routes/dead-letter.camel.yaml"));
            Files.writeString(
                    routes.resolve("dead-letter.camel.yaml"),
                    shipped.replace(
                            "{ref: ledger, method: settle}",
                            "{beanType: " + WithoutLedger.class.getName() + ", method: settle}"));
        }
        var configuration = Configuration.of(folder, name -> null)
                .with(Map.of(
                        "camel.component.salesforce.login-url", salesforce.url(),
                        "camel.component.salesforce.client-id", "saddlebag",
                        "camel.component.salesforce.client-secret", "saddlebag-secret",
                        "saddlebag.poll-interval", "20ms"));
        home.prepare("contacts");
        done = FileSystems.getDefault().newWatchService();
        home.done("contacts").register(done, ENTRY_CREATE);
        saddlebag = Saddlebag.start(
                home, configuration, new Saddlebag.Surroundings(Clock.systemUTC(), new Random(3), report -> {}));
    }

    /** @return from the moment that the file comes into the inbox until it is in {@code done/} */
    Duration load(int rows) throws IOException, InterruptedException {
        var name = "contacts-" + files++ + ".csv";
        var draft = home.root().resolve(name);
        try (var out = Files.newBufferedWriter(draft)) {
            out.write("id,First Name,Last Name,email,phone,birthdate,source,account\n");
            for (int i = 0; i < rows; i++) {
                out.write("C-%d,Ada,Lovelace %d,ada%d@example.org,+49 30 %d,10/12/1985,web,\n".formatted(i, i, i, i));
            }
        }
        long begun = System.nanoTime();
        Files.move(draft, home.inbox("contacts").resolve(name));
        var arrived = done.take();
        arrived.pollEvents();
        arrived.reset();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    long stateBytes() throws IOException {
        try (var files = Files.list(home.state())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Override
    public void close() throws IOException {
        saddlebag.close();
        done.close();
    }
}
