package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.flow.Describes;
import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Pauses;
import io.saddlebag.flow.StaySignedIn;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.salesforce.CallSlots;
import io.saddlebag.salesforce.Outcomes;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedInMeanwhileTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    @Test
    void a_daily_sign_in_is_left_out_when_a_call_signs_in_while_it_is_found_due() throws Exception {
        try (var simulator = Simulator.start();
                var loader = new Loader(folder, Map.of());
                var ledger = Ledger.open(folder, Clock.systemUTC())) {
            loader.store.write(Loader.login(simulator));
            assertThat(loader.call()).isEmpty();
            InstantSource callsWhenAsked = () -> {
                simulator.oauth().expireAll();
                assertThat(loader.call()).isEmpty();
                return Instant.now().plus(A_DAY).plus(A_DAY);
            };

            daily(loader.signIn, ledger, callsWhenAsked.withZone(ZoneOffset.UTC))
                    .look();

            assertThat(simulator.oauth().counts().refreshes()).isEqualTo(2);
        }
    }

    private static StaySignedIn daily(SalesforceSignIn signIn, Ledger ledger, Clock clock) {
        var flows = new Flows(Map.of());
        var describes = new Describes(new Outcomes(signIn, new CallSlots(1), usage -> {}), () -> "");
        return new StaySignedIn(signIn, flows, new Pauses(clock, A_DAY), ledger, describes, A_DAY, A_DAY, clock);
    }
}
