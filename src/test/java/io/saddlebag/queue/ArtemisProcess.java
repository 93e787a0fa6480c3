package io.saddlebag.queue;

import io.saddlebag.Child;
import io.saddlebag.ReservedPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Apache ActiveMQ Artemis as it is downloaded: the profile {@code queues} unpacks it into {@code target/artemis}. */
final class ArtemisProcess implements ExternalBroker {

    private static final Path DISTRIBUTION = Path.of("target", "artemis", "apache-artemis-2.44.0");
    private static final String LISTENS = "AMQ221007";

    private final Path instance;
    private final ReservedPort port = ReservedPort.any();
    private Process process;

    /** Makes a broker instance, as its manual says. */
    ArtemisProcess(Path instance) throws IOException, InterruptedException {
        this.instance = instance;
        var create = List.of(
                "sh",
                DISTRIBUTION.resolve("bin/artemis").toAbsolutePath().toString(),
                "create",
                instance.toString(),
                "--require-login",
                "--host=127.0.0.1",
                "--default-port=" + port.number(),
                "--no-web",
                "--no-amqp-acceptor",
                "--no-mqtt-acceptor",
                "--no-hornetq-acceptor",
                "--no-stomp-acceptor",
                "--nio",
                "--silent");
        var made = Child.run(new ProcessBuilder(create)
                .redirectErrorStream(true)
                .redirectOutput(instance.resolveSibling("create.log").toFile()));
        if (made.exitValue() != 0) {
            throw new IOException(Files.readString(instance.resolveSibling("create.log")));
        }
        // Not on the command line, where every user of the machine could read it.
        Files.writeString(instance.resolve("etc/artemis-users.properties"), user() + " = " + password() + "\n");
        Files.writeString(instance.resolve("etc/artemis-roles.properties"), "amq = " + user() + "\n");
        // As the README advises: an outage is no reason to give a message up.
        var settings = instance.resolve("etc/broker.xml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace(
                                "<address-setting match=\"#\">",
                                "<address-setting match=\"#\"><max-delivery-attempts>-1</max-delivery-attempts>"));
    }

    /** The script of the instance becomes the broker, so that a kill hits that and not a shell. */
    @Override
    public void start() throws IOException {
        process = Child.start(
                new ProcessBuilder(instance.resolve("bin/artemis").toString(), "run").redirectErrorStream(true));
        awaitListening();
    }

    private void awaitListening() throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var told = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            told.append(line).append('\n');
            if (line.contains(LISTENS)) {
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
