package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest extends WithSimulator {

    /** At noon, so that no day ends between two calls. */
    @Override
    Settings settings() {
        return Settings.defaults().withClock(() -> Instant.parse("2026-11-23T12:00:00Z"));
    }

    @BeforeEach
    void fill() {
        create("Account", "{\"Name\":\"Acme\",\"Ext__c\":\"A-1\",\"NumberOfEmployees\":12}");
        contact("\"LastName\":\"Lee\",\"Email\":\"lee@example.org\",\"Birthdate\":\"1980-02-29\",\"Ext__c\":\"C-1\"");
        contact("\"LastName\":\"O'Hara\",\"Account\":{\"Ext__c\":\"a-1\"},\"Title\":\"100% _Boss\"");
        contact("\"LastName\":\"lee\",\"Account\":{\"Ext__c\":\"A-1\"},\"Ext__c\":\"C-3\",\"FirstName\":\"Ada\"");
    }

    private void contact(String members) {
        create("Contact", "{" + members + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            LastName = 'LEE'                                          | Lee lee
            LastName != 'lee'                                         | O'Hara
            LastName = 'O\\'Hara'                                     | O'Hara
            Email = null                                              | O'Hara lee
            Email != 'x@example.org'                                  | Lee O'Hara lee
            Email LIKE 'LEE@%'                                        | Lee
            LastName LIKE 'l_e'                                       | Lee lee
            Title LIKE '100\\% \\_B%'                                 | O'Hara
            Birthdate < 1981-01-01                                    | Lee
            Birthdate >= TODAY                                        | nobody
            CreatedDate = TODAY                                       | Lee O'Hara lee
            CreatedDate != TODAY                                      | nobody
            CreatedDate > TODAY                                       | nobody
            CreatedDate >= TODAY AND CreatedDate <= TODAY             | Lee O'Hara lee
            CreatedDate < TODAY                                       | nobody
            CreatedDate > YESTERDAY AND CreatedDate < TOMORROW        | Lee O'Hara lee
            CreatedDate <= 2099-01-01T00:00:00Z                       | Lee O'Hara lee
            CreatedDate > 2099-01-01T00:00:00+01:00                   | nobody
            IsDeleted = false                                         | Lee O'Hara lee
            Account.Name = 'Acme' AND FirstName = null                | O'Hara
            Account.NumberOfEmployees > 11.5                          | O'Hara lee
            NOT Account.Name = 'Acme'                                 | Lee
            (FirstName = 'Ada' OR Email != null) AND LastName = 'lee' | Lee lee
            Ext__c IN ('c-3', 'C-1', 'C-9')                           | Lee lee
            Ext__c NOT IN ('C-1')                                     | O'Hara lee
            Ext__c IN ('c-3', null)                                   | O'Hara lee
            Email = 'LEE@EXAMPLE.ORG'                                 | Lee
            Owner.Username = 'demo@saddlebag.test'                    | Lee O'Hara lee
            Contact.LastName = 'lee'                                  | Lee lee
            """)
    void conditions_hold_as_in_soql(String where, String names) {
        var found = client.query("SELECT LastName FROM Contact WHERE " + where.strip());

        assertThat(found.json().path("records"))
                .as(found.text())
                .extracting(record -> record.path("LastName").asText())
                .containsExactly(names.equals("nobody") ? new String[0] : names.split(" "));
    }

    @Test
    void results_are_ordered_and_cut() {
        var ordered = client.query(
                "select LastName, FirstName from Contact c order by c.FirstName desc nulls last, LastName asc limit 2"
                        + " offset 1");

        assertThat(ordered.json().path("records"))
                .extracting(record -> record.path("LastName").asText())
                .containsExactly("Lee", "O'Hara");
    }

    @Test
    void records_are_counted() {
        var all = client.query("SELECT COUNT() FROM Contact WHERE LastName = 'Lee'")
                .json();
        var some = client.query("SELECT count(Email) mails FROM Contact").json();

        assertThat(all.toString()).isEqualTo("{\"totalSize\":2,\"done\":true,\"records\":[]}");
        assertThat(some.at("/records/0/mails").asInt()).isEqualTo(1);
        assertThat(client.query("SELECT COUNT(Id) FROM Contact")
                        .json()
                        .at("/records/0/expr0")
                        .asInt())
                .isEqualTo(3);
        assertThat(client.query("SELECT COUNT(Id), COUNT(Email) FROM Contact").error())
                .startsWith("501 NOT_IMPLEMENTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT toLabel(LeadSource) FROM Contact",
                "SELECT Id FROM Contact WHERE CALENDAR_YEAR(CreatedDate) = 2026",
                "SELECT Id FROM Contact WHERE (NOT DAY_ONLY(CreatedDate) = TODAY) AND Id != null",
                "SELECT Id FROM Contact ORDER BY COUNT(Id)"
            })
    void a_function_is_refused_as_what_the_simulator_has_not_wherever_it_stands(String soql) {
        assertThat(client.query(soql).error())
                .startsWith("501 NOT_IMPLEMENTED: the simulator does not implement the function ");
    }

    @Test
    void a_parent_stands_once_in_its_record_and_none_is_null() {
        var records = client.query("SELECT Id, Account.Name, Account.Ext__c FROM Contact")
                .json()
                .path("records");

        assertThat(records.path(0).path("Account").isNull()).isTrue();
        assertThat(records.path(1).at("/Account/attributes/type").asText()).isEqualTo("Account");
        assertThat(records.path(1).at("/Account/Ext__c").asText()).isEqualTo("A-1");
    }

    @Test
    void a_long_result_comes_in_pages() {
        var body = IntStream.range(0, 200)
                .mapToObj(n -> "{\"attributes\":{\"type\":\"Lead\"},\"LastName\":\"" + n + "\",\"Company\":\"A\"}")
                .collect(Collectors.joining(",", "{\"records\":[", "]}"));
        IntStream.range(0, 2).forEach(n -> client.post("/composite/sobjects", body));
        create("Lead", "{\"LastName\":\"last\",\"Company\":\"A\"}");

        var first = client.send(client.request("/query?q=" + Client.encoded("SELECT LastName FROM Lead"))
                        .header("Sforce-Query-Options", "batchSize=200")
                        .GET())
                .json();
        var second = client.get(first.path("nextRecordsUrl").asText()).json();
        var third = client.get(second.path("nextRecordsUrl").asText()).json();

        assertThat(first.path("totalSize").asInt()).isEqualTo(401);
        assertThat(first.path("records")).hasSize(200);
        assertThat(first.path("nextRecordsUrl").asText()).matches("/services/data/v66.0/query/01g\\w{15}-200");
        assertThat(second.path("done").asBoolean()).isFalse();
        assertThat(third.path("done").asBoolean()).isTrue();
        assertThat(third.has("nextRecordsUrl")).isFalse();
        assertThat(third.at("/records/0/LastName").asText()).isEqualTo("last");
        assertThat(client.get("/query/01g000000000000AAA-200").error()).startsWith("400 INVALID_QUERY_LOCATOR");
    }

    @Test
    void deleted_records_are_found_by_queryAll_only() {
        var id = client.query("SELECT Id FROM Contact LIMIT 1")
                .json()
                .at("/records/0/Id")
                .asText();
        client.delete("/sobjects/Contact/" + id);

        var soql = Client.encoded("SELECT Id, IsDeleted FROM Contact WHERE Id = '" + id + "'");
        assertThat(client.get("/query?q=" + soql).json().path("totalSize").asInt())
                .isZero();
        assertThat(client.get("/queryAll?q=" + soql)
                        .json()
                        .at("/records/0/IsDeleted")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT Id FROM Foo                        | INVALID_TYPE    | 1:Column:16 | sObject type 'Foo' is not supported.
            SELECT Nope FROM Contact                  | INVALID_FIELD   | 1:Column:8  | No such column 'Nope' on entity 'Contact'.
            SELECT Account.Nope FROM Contact          | INVALID_FIELD   | 1:Column:8  | No such column 'Nope' on entity 'Account'.
            SELECT Id FROM Contact WHERE Email = 7    | INVALID_FIELD   | 1:Column:38 | value of filter criterion for field 'Email' must be of type email
            SELECT Id FROM Contact WHERE Birthdate = '2026-01-01' | INVALID_FIELD | 1:Column:42 | value of filter criterion for field 'Birthdate'
            SELECT Id FROM Contact WHERE              | MALFORMED_QUERY | 1:Column:29 | unexpected token
            SELECT Id FROM Contact WHERE LastName = 'x| MALFORMED_QUERY | 1:Column:41 | line has no ending quote
            SELECT                                    | MALFORMED_QUERY | 1:Column:7  | unexpected token: '<EOF>'
            SELECT Id FRM Contact                     | MALFORMED_QUERY | 1:Column:11 | unexpected token: 'FRM'
            SELECT Id FROM Contact WHERE A=1 AND B=2 OR C=3 | MALFORMED_QUERY | 1:Column:42 | unexpected token: 'OR'
            SELECT Id FROM Contact LIMIT x            | MALFORMED_QUERY | 1:Column:30 | unexpected token: 'x'
            SELECT Id, LastName, id FROM Contact      | INVALID_FIELD   | 1:Column:22 | duplicate field selected: id
            SELECT Id FROM Contact WHERE AccountId = 'x' | INVALID_QUERY_FILTER_OPERATOR | 1:Column:42 | invalid ID field: x
            SELECT Boss.Name FROM Contact             | MALFORMED_QUERY | 1:Column:8  | Didn't understand relationship 'Boss'
            """)
    void mistakes_are_shown_with_a_caret_and_their_place(String soql, String code, String place, String what) {
        var answer = client.query(soql.strip());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/0/errorCode").asText()).isEqualTo(code);
        assertThat(answer.json().at("/0/message").asText())
                .startsWith("\n" + soql.strip() + "\n")
                .contains("^\nERROR at Row:" + place + "\n" + what);
    }

    @Test
    void the_org_and_its_user_can_be_asked_for() {
        var org = client.query("SELECT Id, Name, IsSandbox, InstanceName, NamespacePrefix FROM Organization")
                .json();
        var user = client.query("SELECT Id, Username FROM User WHERE Username = 'demo@saddlebag.test'")
                .json();

        assertThat(org.at("/records/0/Name").asText()).isEqualTo("Saddlebag Simulator");
        assertThat(user.path("totalSize").asInt()).isEqualTo(1);
    }

    @Test
    void a_locator_is_good_for_two_days_and_until_a_reset() {
        var body = IntStream.range(0, 200)
                .mapToObj(n -> "{\"attributes\":{\"type\":\"Lead\"},\"LastName\":\"" + n + "\",\"Company\":\"A\"}")
                .collect(Collectors.joining(",", "{\"records\":[", "]}"));
        IntStream.range(0, 2).forEach(n -> client.post("/composite/sobjects", body));
        var old = nextPage();
        salesforce.advance(Duration.ofHours(48));
        client.signIn();
        var young = nextPage();

        assertThat(client.get(old).error()).startsWith("400 INVALID_QUERY_LOCATOR");
        assertThat(client.get(young).status()).isEqualTo(200);
        salesforce.reset();
        assertThat(client.get(young).error()).startsWith("400 INVALID_QUERY_LOCATOR");
    }

    private String nextPage() {
        return client.send(client.request("/query?q=" + Client.encoded("SELECT LastName FROM Lead"))
                        .header("Sforce-Query-Options", "batchSize=200")
                        .GET())
                .json()
                .path("nextRecordsUrl")
                .asText();
    }
}
