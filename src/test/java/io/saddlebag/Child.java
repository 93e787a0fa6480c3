package io.saddlebag;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The one place where tests start processes, so that what these say is heard as all else is, and so are their arguments. */
public final class Child {

    private Child() {}

    /**
     * A Java program of the class path.
     *
     * @param options for the virtual machine
     * @param program has a {@code main}
     */
    public static ProcessBuilder java(List<String> options, Class<?> program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(tool("java"));
        // What the virtual machine itself has to say is no answer of the program.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        command.add("-Dsaddlebag.heard=" + System.getProperty("saddlebag.heard", "TRACE"));
        // Most end before the second compiler has paid off; the options may ask for it.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** A tool of the JDK that runs the tests. */
    public static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Starts it, heard: what it says goes where it was to go, and what it complains of to the end of the test. */
    public static Process start(ProcessBuilder builder) throws IOException {
        builder.command().forEach(word -> Leaks.hear("the process list", word));
        if (!builder.redirectErrorStream()) {
            builder.redirectError(ChildOutput.of(builder.redirectError()));
        }
        if (builder.redirectOutput().equals(Redirect.PIPE)) {
            return new HeardProcess(builder.start());
        }
        return builder.redirectOutput(ChildOutput.of(builder.redirectOutput())).start();
    }

    /** Runs it to its end. */
    public static Process run(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = start(builder);
        process.waitFor();
        return process;
    }
}
