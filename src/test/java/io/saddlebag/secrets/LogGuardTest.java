package io.saddlebag.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MarkerFactory;

/** Whatever is logged, in whatever way, to appenders that somebody else has configured. */
class LogGuardTest {

    private static final String SECRET = "Tr0ub4dor&3-Tr0ub4dor";

    @TempDir
    private Path folder;

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("org.example.Wire");

    @BeforeEach
    void guard() throws Exception {
        Secrets.keep(SECRET);
        context.setMDCAdapter(new LogbackMDCAdapter());
        new LogGuard().configure(context);
        configure();
    }

    /** As a user might: another pattern, another file, a format that is no text, all of it at TRACE. */
    private void configure() throws Exception {
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        var settings = """
                <configuration>
                  <appender name="text" class="ch.qos.logback.core.FileAppender">
                    <file>%s/log.txt</file>
                    <encoder><pattern>%%marker %%class{0}.%%method %%kvp %%msg%%n%%ex</pattern></encoder>
                  </appender>
                  <appender name="json" class="ch.qos.logback.core.FileAppender">
                    <file>%s/log.json</file>
                    <encoder class="ch.qos.logback.classic.encoder.JsonEncoder"/>
                  </appender>
                  <root level="TRACE"><appender-ref ref="text"/><appender-ref ref="json"/></root>
                </configuration>
                """.formatted(folder, folder);
        configurator.doConfigure(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_secret_in_the_message_is_not_logged() throws IOException {
        log.trace("it is " + SECRET);

        assertThat(logged()).contains("it is ***");
    }

    @Test
    void a_secret_in_what_the_message_speaks_of_is_not_logged() throws IOException {
        log.debug("1 {}", SECRET);
        log.debug("2 {} {}", "x", URI.create("http://127.0.0.1/?code=Tr0ub4dor%263-Tr0ub4dor"));
        log.debug("3 {} {} {}", 1, 2, new StringBuilder(SECRET));

        assertThat(logged()).contains("1 ***", "2 x http://127.0.0.1/?code=***", "3 1 2 ***");
    }

    @Test
    void a_secret_anywhere_in_a_stack_trace_is_not_logged_and_the_stack_trace_is() throws IOException {
        var failure = new IllegalStateException("it failed", new IOException("POST password=" + SECRET));
        failure.addSuppressed(new IOException(SECRET));

        log.debug("no answer", failure);
        log.debug("no answer from {}", "there", failure);

        assertThat(logged())
                .contains(
                        "no answer from there",
                        "java.lang.IllegalStateException: it failed",
                        "Caused by:",
                        "java.io.IOException: POST password=***",
                        "Suppressed:",
                        "at io.saddlebag.secrets.LogGuardTest.a_secret_anywhere");
    }

    @Test
    void a_secret_said_in_the_fluent_way_is_not_logged() throws IOException {
        log.atDebug()
                .addMarker(MarkerFactory.getMarker("WIRE"))
                .addKeyValue("token", SECRET)
                .addKeyValue("try", 2)
                .log("asked with {}", SECRET);

        assertThat(logged()).contains("WIRE", "try=\"2\"", "token=\"***\"", "asked with ***");
    }

    @Test
    void nor_is_one_that_comes_into_a_buffer_while_it_is_logged() throws IOException {
        var buffer = new Object() {
            private int looks;

            @Override
            public String toString() {
                return looks++ == 0 ? "empty" : SECRET;
            }
        };

        log.debug("read {}", buffer);

        assertThat(logged()).contains("read empty");
    }

    @Test
    void when_the_log_settings_are_read_anew_the_guard_stands() throws Exception {
        context.reset();
        configure();

        log.info(SECRET);

        assertThat(logged()).contains("***");
    }

    @Test
    void what_holds_no_secret_is_logged_as_it_was_said_and_by_whom() throws IOException {
        log.debug(MarkerFactory.getMarker("WIRE"), "{} of {}", ByteBuffer.allocate(3), "it");
        log.debug("plain {}", 3);

        assertThat(logged())
                .contains(
                        "WIRE LogGuardTest.what_holds_no_secret_is_logged_as_it_was_said_and_by_whom",
                        "java.nio.HeapByteBuffer[pos=0 lim=3 cap=3] of it",
                        "LogGuardTest.what_holds_no_secret_is_logged_as_it_was_said_and_by_whom  plain 3");
    }

    @Test
    void of_a_whole_file_in_one_line_only_the_beginning_is_logged() throws IOException {
        log.trace("sent {}", "x".repeat(1_000_000) + SECRET);

        assertThat(logged()).contains("sent xxx", "... (1,000,026 characters)").hasSizeLessThan(50_000);
    }

    @Test
    void a_message_is_one_line_in_which_all_can_be_seen_and_so_is_that_of_a_failure() throws IOException {
        var nasty = "x\u001b[2J\u009b\u202e\r\nERROR forged";
        log.info("plain " + nasty);
        log.info("argument {}", nasty);
        log.info("object {}", new StringBuilder(nasty));
        log.atInfo().addKeyValue("key", nasty).log("pair");
        log.info("failure", new IllegalStateException(nasty, new IOException("inner " + nasty)));

        var shown = "x\\u001b[2J\\u009b\\u202e\\r\\nERROR forged";
        context.stop();
        var text = Files.readString(folder.resolve("log.txt"));
        assertThat(text)
                .contains("plain " + shown, "argument " + shown, "object " + shown, "key=\"" + shown + "\" pair")
                .contains("java.lang.IllegalStateException: " + shown + "\n")
                .contains("java.io.IOException: inner " + shown + "\n");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("ERROR forged"));
        assertThat(text).doesNotContain("\u001b", "\u009b", "\u202e", "\r");
    }

    @Test
    void what_is_too_quiet_for_the_level_stays_unsaid() throws IOException {
        log.setLevel(ch.qos.logback.classic.Level.INFO);

        log.debug("it is {}", SECRET);
        log.atDebug().log(SECRET);

        assertThat(logged()).isBlank();
    }

    /** All that the appenders wrote; in none of it stands the secret. */
    private String logged() throws IOException {
        context.stop();
        var text = Files.readString(folder.resolve("log.txt")) + Files.readString(folder.resolve("log.json"));
        assertThat(text).doesNotContain(SECRET, "Tr0ub4dor%263");
        return text;
    }
}
