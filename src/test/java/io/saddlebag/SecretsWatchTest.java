package io.saddlebag;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** That the watch would hear what must not be said. Each secret is forgotten again before the watch looks. */
class SecretsWatchTest {

    private static final String CODE = "aPrx" + "0123456789".repeat(3) + "==";

    private final StringWriter printed = new StringWriter();
    private final SecretsWatch watch = new SecretsWatch();

    @TempDir
    private Path folder;

    @Test
    void a_token_in_the_log_fails_the_test_at_any_level() throws Exception {
        try (var simulator = Simulator.start()) {
            unguarded(() -> LoggerFactory.getLogger("somebody").trace("the token is {}", simulator.refreshToken()));

            assertHears("somebody said a refresh token: the token is <here>");
        }
    }

    @Test
    void a_token_in_a_stack_trace_fails_the_test() {
        unguarded(() -> LoggerFactory.getLogger("somebody")
                .debug("it failed", new IllegalStateException(new IOException("client_secret=x"))));

        assertHears("somebody said a secret parameter");
    }

    @Test
    void a_token_in_a_url_that_is_logged_fails_the_test() {
        unguarded(() -> LoggerFactory.getLogger("somebody")
                .debug("asked {}", URI.create("http://127.0.0.1/oauth/callback?code=" + CODE)));

        assertHears("somebody said an authorization code: asked http://127.0.0.1/oauth/callback?code=<here>");
    }

    @Test
    void the_guard_of_the_log_keeps_them_from_being_said_at_all() {
        LoggerFactory.getLogger("somebody")
                .debug("asked {}", URI.create("http://127.0.0.1/oauth/callback?code=" + CODE));

        assertThat(Leaks.told()).isEmpty();
    }

    @Test
    void a_secret_on_the_console_fails_the_test() {
        System.out.println("saddlebag-" + "secret");

        assertHears("the console said a consumer secret");
    }

    @Test
    void what_a_command_prints_is_heard() {
        new PrintWriter(printed, true).println("code " + CODE);

        assertThatThrownBy(() -> {
                    watch.listenTo(this);
                    watch.afterAll(null);
                })
                .hasMessageContaining("a command said an authorization code");
        printed.getBuffer().setLength(0);
    }

    @Test
    void what_a_process_logs_is_heard() throws Exception {
        Child.run(Child.java(List.of(), Telling.class, "log"));

        assertHears("somebody said an authorization code: it was <here>");
    }

    @Test
    void what_a_process_prints_is_heard_wherever_it_goes() throws Exception {
        for (var to : List.of(Redirect.to(folder.resolve("out").toFile()), Redirect.DISCARD, Redirect.INHERIT)) {
            Child.run(Child.java(List.of(), Telling.class, "print")
                    .redirectErrorStream(true)
                    .redirectOutput(to));

            assertHears("a process said an authorization code: it was <here>");
        }
        var read = Child.start(Child.java(List.of(), Telling.class, "print"));
        read.getInputStream().readAllBytes();

        assertHears("a process said an authorization code: it was <here>");
    }

    @Test
    void a_secret_in_the_process_list_is_seen() throws Exception {
        Child.run(Child.java(List.of(), Telling.class, "nothing", CODE));

        assertHears("the process list said an authorization code");
    }

    @Test
    void tests_start_processes_in_one_place_only() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("io.saddlebag");

        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Child.class.getName())
                .should()
                .callMethod(ProcessBuilder.class, "start")
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .check(classes);
    }

    @Test
    void what_is_no_secret_is_let_through() {
        assertThat(SecretLooks.in("00D5e0000000001EAA demo@saddlebag.test saddlebag 5Aep861dead password"))
                .isEmpty();
    }

    /** A process that lets a secret out. */
    static final class Telling {
        public static void main(String[] how) {
            switch (how[0]) {
                case "log" ->
                    unguarded(() -> LoggerFactory.getLogger("somebody").trace("it was {}", CODE));
                case "print" -> System.out.print("it was " + CODE);
                default -> {
                    // Its arguments tell already.
                }
            }
        }
    }

    private void assertHears(String leak) {
        assertThatThrownBy(() -> watch.afterAll(null))
                .hasMessageStartingWith("Secrets were said:\n")
                .hasMessageContaining(leak);
    }

    /** Does it as if nothing kept secrets out of the log. */
    private static void unguarded(Runnable work) {
        var filters = ((LoggerContext) LoggerFactory.getILoggerFactory()).getTurboFilterList();
        var guards = List.copyOf(filters);
        filters.clear();
        try {
            work.run();
        } finally {
            filters.addAll(guards);
        }
    }
}
