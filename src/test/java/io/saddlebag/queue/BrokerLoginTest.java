package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerLoginTest {

    @TempDir
    private Path state;

    @Test
    void it_is_made_once_and_found_again() throws IOException {
        var made = BrokerLogin.ofSenders(state);

        assertThat(BrokerLogin.ofSenders(state)).isEqualTo(made);
        assertThat(BrokerLogin.ofProcess(state).user()).isNotEqualTo(made.user());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user=saddlebag\n",
                "password=of-nobody\n",
                "user=\npassword=of-nobody\n",
                "user=x\npassword= \n"
            })
    void a_file_without_a_user_or_a_password_lets_nobody_in_and_is_named(String text) throws IOException {
        var file = Files.writeString(state.resolve(BrokerLogin.SENDERS), text);

        assertThatThrownBy(() -> BrokerLogin.ofSenders(state))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " holds no user or no password; delete it to get new ones");
    }
}
