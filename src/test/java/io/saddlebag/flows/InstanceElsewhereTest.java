package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Gateway;
import io.saddlebag.Trap;
import io.saddlebag.ledger.Counts;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            // Whichever signs in first, the file or the start: the other asks after a pause.
            journey.through(gateway).with("saddlebag.pause", "100ms").start();

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

    /** Salesforce sends on from the previous name of a My Domain, and a sign-in gives the new one. */
    @ParameterizedTest
    @ValueSource(ints = {301, 307, 308})
    void calls_that_are_sent_on_to_a_new_name_of_the_instance_go_there_after_a_new_sign_in(int status)
            throws Exception {
        try (var journey = new Journey(folder);
                var before = new Gateway(journey.salesforce.url())) {
            before.changes("/token", real -> real);
            before.changes(
                    "/token",
                    real -> new Gateway.Page(
                            real.status(),
                            real.type(),
                            real.body().replace(before.url() + "\"", journey.salesforce.url() + "\"")));
            for (int call = 0; call < 1000; call++) {
                before.sendsOn("/services/data", status, journey.salesforce.url() + "/services/data");
            }
            // Only now, since the start signs in by itself.
            journey.through(before).start();

            var report = journey.receives(
                    "contacts",
                    "c.csv",
                    "id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n");

            assertThat(report.trouble()).isEmpty();
            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(journey.salesforce.requests().count(Kind.TOKEN)).isEqualTo(2);
        }
    }
}
