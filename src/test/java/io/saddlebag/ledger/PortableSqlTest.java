package io.saddlebag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ledger may move to PostgreSQL: only {@link SqliteFile} speaks SQLite's dialect. */
class PortableSqlTest {

    private static final Pattern SQLITE_ONLY = Pattern.compile(
            "(?i)\\b(insert or |replace into|autoincrement|pragma|rowid|glob|ifnull|strftime|julianday|datetime\\(|"
                    + "json_|group_concat|without rowid|blob|sqlite_master|begin immediate)");

    private static final Path SCRIPTS = Path.of("src/main/resources/io/saddlebag/ledger");

    @Test
    void scripts_and_statements_use_no_word_that_only_sqlite_knows() throws Exception {
        try (var java = Files.list(Path.of("src/main/java/io/saddlebag/ledger"));
                var scripts = Files.list(SCRIPTS)) {
            var guilty = Stream.concat(java, scripts)
                    .filter(file -> !file.endsWith("SqliteFile.java"))
                    .filter(file -> SQLITE_ONLY.matcher(read(file)).find())
                    .toList();

            assertThat(guilty).isEmpty();
        }
    }

    @Test
    void every_script_is_applied_in_the_order_of_its_number() throws Exception {
        try (var files = Files.list(SCRIPTS)) {
            var names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();

            assertThat(Migrations.SCRIPTS).isEqualTo(names);
            for (var number = 1; number <= names.size(); number++) {
                assertThat(names.get(number - 1)).startsWith("%03d-".formatted(number));
            }
        }
    }

    @Test
    void scripts_use_only_types_that_both_know() {
        var types = Pattern.compile("^    [a-z_]+ +([a-z]+)", Pattern.MULTILINE)
                .matcher(read(SCRIPTS.resolve(Migrations.SCRIPTS.get(0))))
                .results()
                .map(found -> found.group(1))
                .distinct();

        assertThat(types).isSubsetOf(List.of("bigint", "text", "key", "state"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
