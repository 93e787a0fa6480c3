package io.saddlebag.queue;

import io.saddlebag.Child;
import io.saddlebag.ReservedPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;

/** Artemis with a {@code broker.xml} and its users in files, as an administrator sets it up, in a process of its own. */
final class ArtemisProcess implements ExternalBroker {

    private static final String LISTENS = "listens";

    private final Path instance;
    private final ReservedPort port = ReservedPort.any();
    private Process process;

    /** @param instance the folder of the broker's users and data */
    ArtemisProcess(Path instance) throws IOException {
        this.instance = Files.createDirectories(instance);
        Files.writeString(instance.resolve("users.properties"), user() + " = " + password() + "\n");
        Files.writeString(instance.resolve("roles.properties"), "amq = " + user() + "\n");
    }

    /** Runs in the process. */
    public static void main(String[] arguments) throws Exception {
        new EmbeddedActiveMQ()
                .setConfigResourcePath("artemis/broker.xml")
                .setSecurityManager(new ActiveMQJAASSecurityManager("properties"))
                .start();
        System.out.println(LISTENS);
        Thread.currentThread().join();
    }

    @Override
    public void start() throws IOException {
        process = Child.start(Child.java(
                        List.of(
                                "-Xmx512m",
                                "-Dartemis.port=" + port.number(),
                                "-Dartemis.data=" + instance.resolve("data"),
                                "-Dartemis.etc=" + instance,
                                "-Djava.security.auth.login.config=" + resource("artemis/login.config")),
                        ArtemisProcess.class)
                .redirectErrorStream(true));
        awaitListening();
    }

    private static Path resource(String name) throws IOException {
        try {
            return Path.of(ArtemisProcess.class.getResource("/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private void awaitListening() throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var told = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            told.append(line).append('\n');
            if (line.equals(LISTENS)) {
                var drain = new Thread(() -> out.lines().forEach(any -> {}), "artemis-output");
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new IOException("Artemis did not start:\n" + told);
    }

    @Override
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        ExternalBroker.super.close();
        port.close();
    }

    @Override
    public String url() {
        return "tcp://127.0.0.1:" + port.number();
    }

    @Override
    public String user() {
        return "admin";
    }

    @Override
    public String password() {
        return "artemis";
    }
}
