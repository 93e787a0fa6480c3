package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.secrets.Secrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretSettingsTest {

    @Test
    void the_address_of_a_webhook_is_one_and_so_is_its_token() {
        new Configuration(
                Map.of("webhook.url", "https://hooks.example.org/T0001/Zq81xw", "webhook.token", "tok-7261-4410"),
                List.of());

        assertThat(Secrets.hidden("https://hooks.example.org/T0001/Zq81xw refuses tok-7261-4410"))
                .isEqualTo("*** refuses ***");
    }
}
