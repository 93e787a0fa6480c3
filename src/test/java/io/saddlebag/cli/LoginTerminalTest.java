package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginTerminalTest {

    private final StringWriter out = new StringWriter();

    @Test
    void nobody_is_asked_to_paste_where_nothing_can_be_typed() throws Exception {
        var terminal = terminal(InputStream.nullInputStream());

        terminal.whenPasting(text -> true, () -> {});

        Until.itIs(() -> hint(terminal).isEmpty());
    }

    @Test
    void a_person_who_can_type_is_told_what_to_paste() throws Exception {
        try (var keyboard = new PipedOutputStream();
                var typed = new PipedInputStream(keyboard)) {
            var terminal = terminal(typed);

            terminal.whenPasting(text -> true, () -> {});

            assertThat(hint(terminal)).startsWith("Still waiting.");
        }
    }

    private String hint(LoginTerminal terminal) {
        out.getBuffer().setLength(0);
        terminal.stillWaiting();
        return out.toString();
    }

    private LoginTerminal terminal(InputStream typed) {
        return new LoginTerminal(new PrintWriter(out), "http://localhost:1717/cb", Optional.empty(), false, typed);
    }
}
