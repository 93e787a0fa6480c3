package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FingerprintTest extends WithInbox {

    @Test
    void the_same_content_has_the_same_fingerprint_whatever_the_file_is_called() throws IOException {
        byte[] text = "id,name\n1,Ada\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        byte[] other = text.clone();
        other[100_000]++;

        Fingerprint fingerprint = Fingerprint.of(inbox.file("a.csv", text));

        assertThat(fingerprint).isEqualTo(Fingerprint.of(inbox.file("b.csv", text)));
        assertThat(fingerprint).isNotEqualTo(Fingerprint.of(inbox.file("c.csv", other)));
        assertThat(fingerprint.size()).isEqualTo(text.length);
    }

    @Test
    void the_hash_is_sha_256() throws IOException {
        assertThat(Fingerprint.of(inbox.file("a", "abc".getBytes(StandardCharsets.UTF_8)))
                        .sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
