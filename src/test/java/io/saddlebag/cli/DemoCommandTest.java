package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.Until;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

    private final Commands saddlebag = new Commands();

    /** It keeps its home, for people to look at what became of the samples. */
    @AfterEach
    void clear() {
        var results = saddlebag
                .out()
                .toString()
                .lines()
                .filter(line -> line.startsWith("Results, row by row:"))
                .map(line -> Path.of(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
        FileUtil.removeDir(results.getParent().toFile());
    }

    /** The build tool that runs it in its own process complains of threads that stay. */
    @Test
    void the_demo_ends_well_and_leaves_no_thread_behind() throws Exception {
        var group = new ThreadGroup("demo");
        var code = new int[] {-1};
        var demo = new Thread(group, () -> code[0] = saddlebag.run("demo", "--once"));
        demo.start();
        demo.join();
        assertThat(code[0]).isZero();

        Until.itIs(() -> threadsOf(group).isEmpty(), () -> threadsOf(group));
    }

    private static List<String> threadsOf(ThreadGroup group) {
        var threads = new Thread[100];
        group.enumerate(threads);
        return Arrays.stream(threads)
                .filter(Objects::nonNull)
                // The JVM's own pool keeps its threads for a minute, whoever needed them.
                .filter(thread -> !(thread instanceof ForkJoinWorkerThread worker)
                        || worker.getPool() != ForkJoinPool.commonPool())
                .map(Thread::getName)
                .toList();
    }
}
