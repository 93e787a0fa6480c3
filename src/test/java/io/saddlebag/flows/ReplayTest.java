package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Until;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String ACCOUNTS = "id,name,industry,website,phone,street,postcode,city,country,employees\n";
    private static final String CONTACTS = "id,First Name,Last Name,email,phone,birthdate,source,account\n";

    @TempDir
    private Path home;

    private Simulator salesforce;

    @BeforeEach
    void org() throws IOException {
        salesforce = Simulator.start(Settings.defaults().withDailyApiLimit(1_000_000));
        Journey.signInFile(home, salesforce);
    }

    @AfterEach
    void close() {
        salesforce.close();
    }

    @Test
    void a_thousand_dead_letters_are_delivered_once_the_mapping_is_corrected() throws Exception {
        mapping("date(.born, \"yyyy-MM-dd\")");
        drop("people", "people.csv", "id,name,born\n", 1_000, i -> i + ",Name" + i + ",24.12.1980");
        assertThat(command("run", "--once")).isEqualTo(1);
        mapping("date(.born, \"dd.MM.yyyy\")");

        var dryRun = new Commands();
        assertThat(dryRun.in(home, "replay", "--dry-run")).isZero();
        assertThat(dryRun.out().toString()).contains("1,000").contains("Nothing was sent.");
        assertThat(command("replay")).isZero();

        assertThat(salesforce.count("Contact")).isEqualTo(1_000);
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            assertThat(ledger.deadLetters().count(DeadLetterFilter.UNSETTLED)).isZero();
            var one = ledger.deadLetters()
                    .ids(DeadLetterFilter.UNSETTLED.in(DeadLetterState.SETTLED))
                    .get(0);
            var story = new Commands();
            assertThat(story.in(home, "dead-letters", "--id", one)).isZero();
            assertThat(story.out().toString().lines()).hasSize(4).satisfies(lines -> {
                assertThat(lines.get(0)).contains(one, "people.csv", "settled", "2 attempts");
                assertThat(lines.get(1)).contains("failed", "REJECTED_VALUE", "24.12.1980");
                assertThat(lines.get(2)).contains("replaying");
                assertThat(lines.get(3)).contains("settled", "created 003");
            });
        }
        assertThat(home.resolve("dead-letter/people/people.csv")).doesNotExist();
    }

    @Test
    void rows_with_one_key_are_replayed_in_file_order_and_the_last_one_stands() throws Exception {
        mapping("date(.born, \"yyyy-MM-dd\")");
        drop("people", "people.csv", "id,name,born\n", 500, i -> i % 5 + ",Name" + i + ",24.12.1980");
        command("run", "--once");
        mapping("date(.born, \"dd.MM.yyyy\")");

        assertThat(command("replay")).isZero();

        assertThat(salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactlyInAnyOrder("Name495", "Name496", "Name497", "Name498", "Name499");
    }

    @Test
    void a_corrected_row_that_is_dropped_back_overwrites_nothing_that_was_changed_meanwhile() throws Exception {
        mapping("date(.born, \"yyyy-MM-dd\")");
        drop("people", "people.csv", "id,name,born\n", 2, i -> i + ",Old" + i + ",24.12.1980");
        command("run", "--once");
        drop("people", "newer.csv", "id,name,born\n", 1, i -> "1,New,1980-12-24");
        command("run", "--once");
        var corrected =
                Files.readString(home.resolve("dead-letter/people/people.csv")).replace("24.12.1980", "1980-12-24");
        Files.writeString(home.resolve("inbox/people/corrected.csv"), corrected);

        assertThat(command("run", "--once")).isEqualTo(1);
        assertThat(salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactlyInAnyOrder("New", "Old0");
        assertThat(command("replay", "--code", "TARGET_CHANGED", "--overwrite")).isZero();

        assertThat(salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactlyInAnyOrder("Old0", "Old1");
    }

    @Test
    void a_record_that_somebody_changed_meanwhile_is_held_unless_told_to_overwrite() throws Exception {
        mapping("date(.born, \"yyyy-MM-dd\")");
        drop("people", "people.csv", "id,name,born\n", 1, i -> "1,Old,24.12.1980");
        command("run", "--once");
        mapping("date(.born, \"dd.MM.yyyy\")");
        drop("people", "newer.csv", "id,name,born\n", 1, i -> "1,New,24.12.1980");
        command("run", "--once");

        assertThat(command("replay")).isEqualTo(1);
        assertThat(lastName()).isEqualTo("New");
        assertThat(command("replay", "--overwrite")).isZero();

        assertThat(lastName()).isEqualTo("Old");
    }

    @Test
    void accounts_and_contacts_may_be_dropped_together_in_any_order() throws Exception {
        drop("contacts", "contacts.csv", CONTACTS, 300, i -> "C-" + i + ",Ada,Name" + i + ",,,,,A-" + i);
        drop("accounts", "accounts.csv", ACCOUNTS, 300, i -> "A-" + i + ",Company " + i + ",,,,,,,,");

        assertThat(command("run", "--once")).isZero();

        assertThat(salesforce.records("Contact")).hasSize(300).allSatisfy(contact -> assertThat(contact)
                .containsKey("AccountId"));
    }

    @Test
    void a_contact_without_its_account_waits_and_goes_when_the_account_has_come() throws Exception {
        try (var journey = new Journey(home).start()) {
            assertThat(journey.receives("contacts", "c.csv", CONTACTS + "C-1,Ada,Lovelace,,,,,A-1\n")
                            .counts())
                    .isEqualTo(new Counts(0, 0, 0, 1));
            assertThat(journey.deadLetters())
                    .singleElement()
                    .extracting(dead -> dead.waiting().get().parent())
                    .isEqualTo("Account");

            journey.receives("accounts", "a.csv", ACCOUNTS + "A-1,Engines,,,,,,,,\n");
            journey.awaitDrained();

            assertThat(journey.salesforce.records("Contact")).hasSize(1);
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    @Test
    void a_running_process_carries_out_a_replay_that_another_asks_for() throws Exception {
        try (var journey = new Journey(home).start()) {
            journey.receives(
                    "leads",
                    "l.csv",
                    "id,first_name,last_name,company,email,phone,title,source,rating\n" + "L-1,Ada,Lovelace,,,,,,\n");
            assertThat(journey.deadLetters()).hasSize(1);

            assertThat(command("replay", "leads")).isEqualTo(1);
            assertThat(journey.deadLetters())
                    .singleElement()
                    .extracting(dead -> dead.attempts())
                    .isEqualTo(2L);
            assertThat(command("discard", "--yes")).isZero();

            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    @Test
    void a_file_that_comes_while_an_older_row_of_its_key_is_replayed_has_the_last_word() throws Exception {
        try (var journey = new Journey(home).start()) {
            journey.salesforce.next(new Fault.RecordRefused("APEX_ERROR", "not now", List.of()));
            journey.receives("contacts", "old.csv", CONTACTS + "C-1,Ada,Old,,,,,\n");
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.SlowAnswer(Duration.ofSeconds(1)));
            long calls = journey.salesforce.requests().count(Kind.COLLECTIONS);

            var replay = CompletableFuture.supplyAsync(() -> command("replay"));
            Until.itIs(() -> journey.salesforce.requests().count(Kind.COLLECTIONS) > calls);
            journey.receives("contacts", "new.csv", CONTACTS + "C-1,Ada,New,,,,,\n");

            assertThat(replay.join()).isZero();
            assertThat(journey.salesforce.records("Contact"))
                    .extracting(contact -> contact.get("LastName"))
                    .containsExactly("New");
        }
    }

    private Object lastName() {
        return salesforce.records("Contact").get(0).get("LastName");
    }

    private void mapping(String birthdate) throws IOException {
        FlowText.people().in(home, FlowText.PEOPLE + "Birthdate = " + birthdate + "\n");
    }

    private void drop(String flow, String name, String header, int rows, java.util.function.IntFunction<String> row)
            throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve("inbox").resolve(flow)).resolve(name),
                header
                        + IntStream.range(0, rows)
                                .mapToObj(i -> row.apply(i) + "\n")
                                .collect(Collectors.joining()));
    }

    private int command(String... arguments) {
        return new Commands().in(home, arguments);
    }
}
