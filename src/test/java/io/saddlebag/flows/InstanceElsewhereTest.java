package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Gateway;
import io.saddlebag.Trap;
import io.saddlebag.salesforce.Trouble;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceElsewhereTest {

    @TempDir
    private Path folder;

    @Test
    void flows_wait_and_health_says_why_while_the_sign_in_names_an_instance_of_somebody_else() throws Exception {
        try (var journey = new Journey(folder);
                var gateway = new Gateway(journey.salesforce.url());
                var trap = new Trap()) {
            for (int signIn = 0; signIn < 1000; signIn++) {
                gateway.changes(
                        "/token",
                        real -> new Gateway.Page(
                                real.status(),
                                real.type(),
                                real.body().replace(gateway.url() + "\"", trap.url() + "\"")));
            }
            journey.with("camel.component.salesforce.login-url", gateway.url()).start();

            var report = journey.receives(
                    "contacts",
                    "c.csv",
                    "id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n");

            assertThat(report.trouble()).hasValueSatisfying(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SIGN_IN);
                assertThat(trouble.what()).contains("gave the instance URL '" + trap.url() + "', which is neither");
            });
            assertThat(journey.health()
                            .await(answer -> answer.down().containsKey("sign-in"))
                            .down()
                            .get("sign-in"))
                    .contains("gave the instance URL '" + trap.url() + "'");
            assertThat(trap.requests()).isEmpty();
        }
    }
}
