package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SameEverywhereTest {

    /** {@code "%,d".formatted(20_000)} is 20.000 in Turkey. */
    private static final Pattern AS_ITS_COUNTRY_WRITES = Pattern.compile("%[,.]\\d*[df][^;]*\\.formatted\\(");

    @Test
    void large_numbers_and_decimals_are_written_alike_whatever_the_country_of_the_machine() throws IOException {
        var found = new ArrayList<Path>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (AS_ITS_COUNTRY_WRITES.matcher(Files.readString(source)).find()) {
                    found.add(source);
                }
            }
        }

        assertThat(found).isEmpty();
    }
}
