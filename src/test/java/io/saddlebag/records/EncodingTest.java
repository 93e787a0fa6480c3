package io.saddlebag.records;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest extends WithInbox {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String TEXT = "id,name\n1,Zoë Müller 山田一郎 😀\n";

    @Test
    void utf_8_and_utf_16_are_known_with_and_without_a_byte_order_mark() {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            for (String mark : List.of("", "\uFEFF")) {
                Inbox.Read read = inbox.read("a.csv", mark + TEXT, charset);

                assertThat(read.columns()).as("%s", charset).containsExactly("id", "name");
                assertThat(read.told()).containsExactly("[1, Zoë Müller 山田一郎 😀]");
            }
        }
    }

    @Test
    void another_encoding_is_never_guessed_but_shown_and_asked_for() {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1,Ada\n2,Müller\n", WESTERN);

        assertThat(read.rows()).isEmpty();
        assertThat(read.complaint())
                .isEqualTo(
                        "inbox/a.csv:3: byte 18 of the file (0xFC) is not UTF-8. In windows-1252 it reads 'ü': if that"
                                + " is right, add this line to the flow's parameters: - {name: charset, value: windows-1252}");
    }

    @Test
    void the_charset_of_the_flow_is_used_but_a_byte_order_mark_knows_better() {
        ReadOptions western = new ReadOptions(Optional.of(WESTERN), Optional.empty());

        assertThat(inbox.read("a.csv", "id,name\n1,Müller\n".getBytes(WESTERN), western)
                        .told())
                .containsExactly("[1, Müller]");
        assertThat(inbox.read("a.csv", ("\uFEFF" + TEXT).getBytes(UTF_8), western)
                        .told())
                .containsExactly("[1, Zoë Müller 山田一郎 😀]");
        assertThat(inbox.read(
                                "a.csv",
                                TEXT.getBytes(UTF_16BE),
                                new ReadOptions(Optional.of(UTF_16BE), Optional.empty()))
                        .told())
                .containsExactly("[1, Zoë Müller 山田一郎 😀]");
    }

    @Test
    void bad_bytes_deep_in_a_file_stop_it_there_and_what_was_before_is_read() {
        String good = "id,name\n" + "1,Ada Lovelace\n".repeat(20_000);
        byte[] bytes = (good + "2,Müller\n3,Grace\n").getBytes(WESTERN);

        Inbox.Read read = inbox.read("a.csv", bytes);

        assertThat(read.rows()).hasSize(20_000);
        assertThat(read.complaint())
                .startsWith("inbox/a.csv:20002: byte %d of the file (0xFC) is not UTF-8.".formatted(good.length() + 4));
    }

    @Test
    void bad_bytes_deep_in_json_stop_it_at_their_line() {
        String good = "{\"name\":\"Ada Lovelace\"}\n".repeat(20_000);

        assertThat(inbox.read("a.ndjson", (good + "{\"name\":\"Müller\"}\n").getBytes(WESTERN))
                        .complaint())
                .startsWith("inbox/a.ndjson:20001: byte ");
        assertThat(inbox.read("a.json", ("[" + good.replace("\n", ",\n") + "{\"name\":\"Müller\"}]").getBytes(WESTERN))
                        .complaint())
                .startsWith("inbox/a.json:20001: byte ");
    }

    @Test
    void a_char_cut_off_at_the_end_of_the_file_is_no_char() {
        assertThat(inbox.read("a.csv", new byte[] {'a', '\n', 'b', (byte) 0xC3}).complaint())
                .startsWith("inbox/a.csv:2: byte 4 of the file (0xC3) is not UTF-8.");
    }

    @Test
    void utf_32_is_refused_by_name() {
        assertThat(inbox.read("a.csv", ("\uFEFF" + TEXT).getBytes(Charset.forName("UTF-32LE")))
                        .complaint())
                .isEqualTo("inbox/a.csv: this is text in UTF-32, neither CSV nor JSON. Save it as UTF-8.");
        assertThat(inbox.read("a.csv", ("\uFEFF" + TEXT).getBytes(Charset.forName("UTF-32BE")))
                        .complaint())
                .contains("UTF-32");
    }

    @Test
    void a_byte_that_windows_1252_does_not_have_is_not_shown_as_if_it_did() {
        byte[] bytes = {'a', '\n', (byte) 0x81};

        assertThat(inbox.read("a.csv", bytes).complaint())
                .isEqualTo(
                        "inbox/a.csv:2: byte 3 of the file (0x81) is not UTF-8."
                                + " In IBM850 it reads 'ü': if that is right, add this line to the flow's parameters: - {name: charset, value: IBM850}");
        assertThat(inbox.read("a.csv", bytes, new ReadOptions(Optional.of(WESTERN), Optional.empty()))
                        .complaint())
                .endsWith("(0x81) is not windows-1252. In IBM850 it reads 'ü': if that is right,"
                        + " make this the charset of the flow's parameters: - {name: charset, value: IBM850}");
    }

    @Test
    void a_file_in_utf_16_that_is_cut_off_is_told_in_one_line() {
        byte[] bytes = {(byte) 0xFF, (byte) 0xFE, 'a', 0, '\n', 0, 'b', 0, '\n'};

        assertThat(inbox.read("a.csv", bytes).complaint())
                .isEqualTo("inbox/a.csv:2: byte 9 of the file (0x0A) is not UTF-16LE."
                        + " The file may be cut off, or hold bytes of another charset. Save it as UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"windows-1252", "ISO-8859-1", "ISO-8859-15", "windows-1251", "IBM850", "US-ASCII", "x-MacRoman"})
    void utf_8_is_not_read_in_the_older_charset_that_the_flow_names(String name) {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1,Ada\n2,Müller\n".getBytes(UTF_8), named(name));

        assertThat(read.rows()).isEmpty();
        assertThat(read.complaint())
                .startsWith("inbox/a.csv:3: the flow's charset is "
                        + Charset.forName(name).name()
                        + ", but the file looks like UTF-8: byte 18 of the file (0xC3BC) is 'ü' in UTF-8 and '")
                .contains(
                        "If 'ü' is right, make this the charset of the flow's parameters: - {name: charset, value: UTF-8}");
    }

    @Test
    void the_message_shows_both_readings_and_what_helps_in_each_case() {
        assertThat(inbox.read("a.csv", "id,name\n1,Müller\n".getBytes(UTF_8), named("windows-1252"))
                        .complaint())
                .isEqualTo("inbox/a.csv:2: the flow's charset is windows-1252, but the file looks like UTF-8:"
                        + " byte 12 of the file (0xC3BC) is 'ü' in UTF-8 and 'Ã¼' in windows-1252."
                        + " If 'ü' is right, make this the charset of the flow's parameters: - {name: charset, value: UTF-8},"
                        + " or save the file in windows-1252."
                        + " If 'Ã¼' is right, save the file as UTF-8 with a byte order mark (in Excel: CSV UTF-8).");
        assertThat(inbox.read("a.csv", "id,name\n1,à\n".getBytes(UTF_8), named("ISO-8859-1"))
                        .complaint())
                .contains("is 'à' in UTF-8 and 'Ã<U+00A0>' in ISO-8859-1.");
        assertThat(inbox.read("a.csv", "id,name\n1,😀\n".getBytes(UTF_8), named("windows-1252"))
                        .complaint())
                .contains("(0xF09F9880) is '😀' in UTF-8 and 'ðŸ˜€' in windows-1252.");
    }

    @Test
    void one_character_that_is_no_utf_8_proves_the_charset_of_the_flow() {
        assertThat(inbox.read("a.csv", "id,name\n1,SÃ£o\n2,Zoë\n".getBytes(WESTERN), named("windows-1252"))
                        .told())
                .containsExactly("[1, SÃ£o]", "[2, Zoë]");
        assertThat(inbox.read("a.csv", "id,name\n1,SÃ".getBytes(WESTERN), named("windows-1252"))
                        .told())
                .containsExactly("[1, SÃ]");
    }

    @Test
    void utf_8_deep_in_a_file_stops_it_there_and_what_was_before_is_read() {
        String good = "id,name\n" + "1,Ada Lovelace\n".repeat(20_000);
        Inbox.Read read = inbox.read("a.csv", (good + "2,Müller\n3,Grace\n").getBytes(UTF_8), named("windows-1252"));

        assertThat(read.rows()).hasSize(20_000);
        assertThat(read.complaint())
                .startsWith("inbox/a.csv:20002: the flow's charset is windows-1252, but the file looks like UTF-8:"
                        + " byte %d of the file".formatted(good.length() + 4));
        assertThat(inbox.rest(read)).isEqualTo("id,name\n2,Müller\n3,Grace\n");
    }

    @Test
    void utf_8_deep_in_json_stops_it_at_its_line() {
        String good = "{\"name\":\"Ada Lovelace\"}\n".repeat(20_000);

        assertThat(inbox.read("a.ndjson", (good + "{\"name\":\"Müller\"}\n").getBytes(UTF_8), named("windows-1252"))
                        .complaint())
                .startsWith("inbox/a.ndjson:20001: the flow's charset is windows-1252");
        assertThat(inbox.read(
                                "a.json",
                                ("[" + good.replace("\n", ",\n") + "{\"name\":\"Müller\"}]").getBytes(UTF_8),
                                named("windows-1252"))
                        .complaint())
                .startsWith("inbox/a.json:20001: the flow's charset is windows-1252");
    }

    @Test
    void utf_8_is_found_on_each_place_around_the_edge_of_a_buffer_and_western_text_is_read_there() {
        String header = "id,name\n";
        for (int back = -4; back <= 4; back++) {
            String start = header + "1,Ada\n".repeat(10_920) + "2," + "x".repeat((1 << 16) - 65_530 + back);
            Inbox.Read utf8 = inbox.read("a.csv", (start + "ü\n").getBytes(UTF_8), named("windows-1252"));
            Inbox.Read western = inbox.read("a.csv", (start + "ü\n").getBytes(WESTERN), named("windows-1252"));

            assertThat(utf8.complaint()).contains("byte %d of the file (0xC3BC)".formatted(start.length() + 1));
            assertThat(western.told().get(10_920)).endsWith("xü]");
        }
    }

    @Test
    void asian_charsets_are_doubted_only_when_many_characters_are_utf_8() {
        byte[] few = "id,name\n1,ﾅｶ\n".getBytes(Charset.forName("Shift_JIS"));

        assertThat(new String(few, UTF_8)).contains("Ŷ");
        assertThat(inbox.read("a.csv", few, named("Shift_JIS")).told()).containsExactly("[1, ﾅｶ]");
        assertThat(inbox.read("a.csv", "id,name\n1,山田一郎と鈴木花子\n".getBytes(UTF_8), named("Shift_JIS"))
                        .complaint())
                .startsWith("inbox/a.csv:2: the flow's charset is Shift_JIS, but the file looks like UTF-8:");
    }

    private static ReadOptions named(String charset) {
        return new ReadOptions(Optional.of(Charset.forName(charset)), Optional.empty());
    }
}
