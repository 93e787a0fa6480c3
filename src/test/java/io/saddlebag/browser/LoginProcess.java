package io.saddlebag.browser;

import io.saddlebag.Child;
import io.saddlebag.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code saddlebag login} as a process of its own. The browser that it opens only notes its arguments. */
final class LoginProcess implements AutoCloseable {

    private final Process process;
    private final Path opened;
    private final Path complaints;

    /** @param callback the redirect URI of the settings */
    LoginProcess(Path home, String loginUrl, String callback, String... options) throws IOException {
        opened = home.resolve("opened");
        complaints = home.resolve("complaints");
        Files.deleteIfExists(opened);
        var tools = Files.createDirectories(home.resolve("tools"));
        var opener = tools.resolve("xdg-open");
        Files.writeString(
                opener, "#!/bin/sh\ncd \"$(dirname \"$0\")/..\"; echo \"$@\" > opened.new; mv opened.new opened\n");
        Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
        var arguments = new ArrayList<>(List.of("login", "--home", home.toString()));
        arguments.addAll(List.of(options));
        var builder = Child.java(List.of(), Main.class, arguments.toArray(String[]::new))
                .redirectError(complaints.toFile());
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().put("SALESFORCE_LOGIN_URL", loginUrl);
        builder.environment().put("SALESFORCE_CLIENT_ID", "saddlebag");
        builder.environment().put("SALESFORCE_CLIENT_SECRET", "saddlebag-secret");
        builder.environment().put("SALESFORCE_REDIRECT_URI", callback);
        builder.environment().remove("SSH_CONNECTION");
        process = Child.start(builder);
    }

    /** Where it asks the person to go, as it prints it; what it says before is passed over. */
    String invitation() throws IOException {
        for (var line = out().readLine(); line != null; line = out().readLine()) {
            if (line.strip().startsWith("http")) {
                return line.strip();
            }
        }
        throw new IllegalStateException("no invitation came: " + Files.readString(complaints));
    }

    /** All arguments of the browser that it opened of its own accord. */
    String openedBrowserAt() throws IOException, InterruptedException {
        while (!Files.exists(opened) && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
            // The next look comes when the wait is over.
        }
        return Files.readString(opened).strip();
    }

    void paste(String address) throws IOException {
        Writer in = process.outputWriter();
        in.write(address + "\n");
        in.flush();
    }

    /** What it says to the end. */
    String rest() throws IOException {
        var said = new StringBuilder();
        for (var line = out().readLine(); line != null; line = out().readLine()) {
            said.append(line).append('\n');
        }
        return said.toString();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** As by Ctrl+C. */
    void interrupt() {
        process.destroy();
    }

    /** Leaves it no time for anything. */
    void kill() {
        process.destroyForcibly();
    }

    String complaints() throws IOException {
        return Files.readString(complaints);
    }

    private BufferedReader out() {
        return process.inputReader();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
