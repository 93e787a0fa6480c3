package io.saddlebag.queue;

import io.saddlebag.Child;
import io.saddlebag.ReservedPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The broker that Saddlebag embeds, in a process of its own. */
final class BrokerProcess implements ExternalBroker {

    private final Path state;
    private final ReservedPort port = ReservedPort.any();
    private Process process;

    BrokerProcess(Path state) {
        this.state = state;
    }

    /** What the process runs: a folder and a port. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var broker = OpenBroker.start(Path.of(arguments[0]), "127.0.0.1", Integer.parseInt(arguments[1]));
        System.out.println(broker.url());
        Thread.currentThread().join();
    }

    @Override
    public void start() throws IOException {
        process = Child.start(
                Child.java(List.of("-Xmx256m"), BrokerProcess.class, state.toString(), Integer.toString(port.number()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD));
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        while (!url().equals(line)) {
            if (line == null) {
                throw new IOException("the broker did not start");
            }
            line = out.readLine();
        }
    }

    @Override
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public String url() {
        return "tcp://127.0.0.1:" + port.number();
    }

    @Override
    public String user() {
        return login("user");
    }

    @Override
    public String password() {
        return login("password");
    }

    @Override
    public void close() {
        ExternalBroker.super.close();
        port.close();
    }

    private String login(String what) {
        var login = new Properties();
        try {
            login.load(new StringReader(Files.readString(state.resolve(OpenBroker.LOGIN))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return login.getProperty(what);
    }
}
