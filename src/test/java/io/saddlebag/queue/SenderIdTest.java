package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderIdTest {

    @ParameterizedTest
    @CsvSource({
        "ID:AMQP_NO_PREFIX:7d3e9f1c-2b40-4d6e-9a51-0c8f6a1b2d3e, 7d3e9f1c-2b40-4d6e-9a51-0c8f6a1b2d3e, true",
        "ID:AMQP_UUID:7d3e9f1c-2b40-4d6e-9a51-0c8f6a1b2d3e, 7d3e9f1c-2b40-4d6e-9a51-0c8f6a1b2d3e, true",
        "ID:AMQP_BINARY:7D3E9F1C2B404D6E9A510C8F6A1B2D3E, 7D3E9F1C2B404D6E9A510C8F6A1B2D3E, true",
        "ID:AMQP_NO_PREFIX:01ARZ3NDEKTSV4RRFFQ69G5FAV, 01ARZ3NDEKTSV4RRFFQ69G5FAV, true",
        "ID:AMQP_STRING:ID:AMQP_NO_PREFIX:chosen-to-annoy, ID:AMQP_NO_PREFIX:chosen-to-annoy, true",
        "ID:414d51205350524d514d312020202020a1b2c3, ID:414d51205350524d514d312020202020a1b2c3, true",
        "ID:AMQP_ULONG:17, 17, false",
        "ID:AMQP_ULONG:18446744073709551615, 18446744073709551615, false",
        "ID:AMQP_BINARY:0000000000000011, 0000000000000011, false",
        "ID:AMQP_NO_PREFIX:order-17, order-17, false",
        "ID:AMQP_NO_PREFIX:00000000000000000000000000000017, 00000000000000000000000000000017, false",
        "ID:1, ID:1, false"
    })
    void an_id_is_unique_where_its_form_is_no_count(String jms, String text, boolean unique) {
        assertThat(SenderId.of(jms)).contains(new SenderId(text, unique));
    }

    @Test
    void a_message_may_have_none() {
        assertThat(SenderId.of(null)).isEqualTo(Optional.empty());
        assertThat(SenderId.of("")).isEmpty();
    }
}
