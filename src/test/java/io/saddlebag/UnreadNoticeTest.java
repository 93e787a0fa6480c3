package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.flow.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class UnreadNoticeTest {

    @RegisterExtension
    private final LogOf log = new LogOf(UnreadNotice.class);

    @TempDir
    private Path folder;

    @Test
    void an_inbox_that_no_flow_reads_is_logged_once_also_when_it_comes_while_the_process_runs() throws Exception {
        var notice = new UnreadNotice(new Home(folder));

        assertThat(notice.look()).isEmpty();
        Files.createFile(
                Files.createDirectories(folder.resolve("inbox/contatcs")).resolve("a.csv"));
        assertThat(notice.look()).hasSize(1);
        assertThat(notice.look()).hasSize(1);

        assertThat(log.messages())
                .containsExactly("inbox/contatcs: no flow reads this inbox, and 1 file waits in it."
                        + " Did you mean inbox/contacts?");
    }
}
