package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.simulator.seed.UnusableSeed;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A seed with a mistake is refused with the place of it. */
class SeedMistakesTest extends WithSimulator {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"recods": {}}                                    | recods: is no part of a seed.
            {"objects": [{}]}                                 | object: the member 'name' is missing.
            {"objects": {"name": "A__c"}}                     | objects: a list belongs here
            {"objects": ["A__c"]}                             | object: an object belongs here
            {"objects": [{"name": "A__c", "feilds": []}]}     | object: nothing is known of 'feilds'. There are fields,
            {"objects": [{"name": "A__c", "fields": [{"name": "B__c", "length": "ten"}]}]} | A__c.B__c: the member 'length' is "ten".
            {"objects": [{"name": "A__c", "fields": [{"name": "B__c", "lenght": 10}]}]} | A__c.B__c: nothing is known of 'lenght'.
            {"fields": []}                                    | fields: an object belongs here
            {"fields": {"Nope": [{"name": "A__c"}]}}          | fields/Nope: there is no object 'Nope'.
            {"fields": {"Lead": [{"name": "A__c", "type": "text"}]}} | Lead.A__c: there is no field type 'text'.
            {"fields": {"Lead": [{"name": "A__c", "type": "reference"}]}} | Lead.A__c: a reference needs referenceTo
            {"records": {"Lead": [{"LastName": "Lee"}]}}      | /records/Lead/0: REQUIRED_FIELD_MISSING
            {"records": {"Lead": [{"LastName": 7}]}}          | /records/Lead/0: a value is of the wrong type
            {"records": {"Lead": {"LastName": "Lee"}}}        | records/Lead: a list belongs here
            {"duplicateRules": [{"object": "Lead", "fields": ["Nope"]}]} | duplicateRules: Lead has no field 'Nope'.
            {"validationRules": [{"object": "Lead", "refuses": "Nope = 1", "message": "m"}]} | validationRules: 'Nope = 1'
            {"validationRules": [{"object": "Lead", "when": "Nope = 1", "message": "m"}]} | validationRules: nothing is known of 'when'.
            {"faults": ["nope"]}                              | There is no fault 'nope'.
            {"faults": ["row-locked:rate=200%"]}              | '200%' is no rate.
            {"apps": [{}]}                                    | apps: the member 'key' is missing.
            {"apps": [{"key": "x", "access": "y"}]}           | apps: there is no access 'y'. There are user_approved, admin_approved, denied, blocked, not_installed, external_not_installed.
            {"apps": [{"key": "x", "callbacks": "http://a/b"}]} | apps: the member 'callbacks' is "http://a/b". Write a list, in square brackets.
            {"apps": [{"key": "x", "refreshTokenAddresses": 7}]} | apps: the member 'refreshTokenAddresses' is 7. Write a list, in square brackets.
            {"apps": [{"key": "x", "callback": "y"}]}         | apps: nothing is known of 'callback'.
            {"apps": [{"key": "x", "certificate": "y"}]}      | That is no X.509 certificate in PEM form.
            {"policies": {"codeLifetime": "soon"}}            | 'soon' is no length of time.
            {"policies": {"codeLife": "5m"}}                  | policies: nothing is known of 'codeLife'.
            """)
    void a_mistake_is_told_with_its_place(String seed, String message) {
        var answer = client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + "/simulator/seed"))
                .POST(BodyPublishers.ofString(seed)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/0/message").asText()).startsWith("line 1: " + message);
    }

    @Test
    void a_mistake_in_a_file_is_told_with_the_file_and_the_line(@TempDir Path folder) throws Exception {
        var seed = Files.writeString(folder.resolve("seed.json"), """
                {
                  "records": {
                    "Account": [
                      {"Name": "Acme"},
                      {"Name": "Globex",
                       "Industri": "Energy"}
                    ]
                  }
                }
                """);

        assertThatThrownBy(() -> salesforce.plant(seed))
                .isInstanceOf(UnusableSeed.class)
                .hasMessage(seed + ":5: /records/Account/1: INVALID_FIELD No such column 'Industri' on sobject of type"
                        + " Account");
    }

    @Test
    void a_mistake_in_a_field_is_told_with_the_line_of_the_field(@TempDir Path folder) throws Exception {
        var seed = Files.writeString(folder.resolve("seed.json"), """
                {"objects": [
                  {"name": "Invoice__c", "fields": [
                    {"name": "No__c"},
                    {"name": "Amount__c", "type": "money"}]}]}
                """);

        assertThatThrownBy(() -> salesforce.plant(seed))
                .hasMessage(seed + ":4: Invoice__c.Amount__c: there is no field type 'money'.");
    }

    @Test
    void a_file_that_is_no_json_is_told_with_the_place_where_it_ceases_to_be(@TempDir Path folder) throws Exception {
        var seed = Files.writeString(folder.resolve("seed.json"), "{\n \"records\": [\n}");

        assertThatThrownBy(() -> salesforce.plant(seed))
                .isInstanceOf(UnusableSeed.class)
                .hasMessageStartingWith(seed + " is no JSON object: Unexpected close marker '}'")
                .hasMessageContaining("[line:3, column:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7"})
    void a_file_that_holds_no_object_is_told(String text, @TempDir Path folder) throws Exception {
        var seed = Files.writeString(folder.resolve("seed.json"), text);

        assertThatThrownBy(() -> salesforce.plant(seed))
                .hasMessage(seed + " is no JSON object: it has to begin with a curly bracket");
    }
}
