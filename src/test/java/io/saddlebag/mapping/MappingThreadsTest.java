package io.saddlebag.mapping;

import static io.saddlebag.mapping.Formula.mapping;
import static io.saddlebag.mapping.Formula.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MappingThreadsTest {

    @Test
    void one_mapping_serves_many_threads_at_once() throws InterruptedException, ExecutionException {
        Mapping mapping = mapping(
                "A = date(.d, \"yyyy-MM-dd\", \"dd.MM.yyyy\")",
                "B = let x = upper(.t) concat($x, \"-\", .n)",
                "C = capture(.t, \"(?<v>[a-z]+)\").v",
                "D = def f(x) add($x, 1) f(.n)",
                "E = lookup(.t, {\"t0\": \"zero\"}, .t)");
        List<Callable<Boolean>> jobs = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            int number = thread;
            jobs.add(() -> sameResultsTwice(mapping, number));
        }

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> same : threads.invokeAll(jobs)) {
                assertThat(same.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean sameResultsTwice(Mapping mapping, int number) {
        String json = "{'d': '0%d.02.2024', 't': 't%d', 'n': %d}".formatted(number + 1, number, number);
        String expected = "Mapped[fields={A=2024-02-0%d, B=T%d-%d, C=t, D=%d, E=%s}, clearedParents=[]]"
                .formatted(number + 1, number, number, number + 1, number == 0 ? "zero" : "t" + number);
        for (int i = 0; i < 2_000; i++) {
            if (!mapping.map(row(json)).toString().equals(expected)) {
                return false;
            }
        }
        return true;
    }
}
