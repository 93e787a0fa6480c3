package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Salesforce's own command-line tool asks for beyond the guides; seen with {@code sf} 2.146. */
class CommandLineToolTest extends WithSimulator {

    @Test
    void slashes_that_stand_twice_are_one_for_an_instance_url_may_end_with_one() {
        assertThat(client.get("/services//data/v66.0//sobjects/Contact").status())
                .isEqualTo(200);
        assertThat(client.post("/sobjects//Contact/", "{\"LastName\":\"Lee\"}").status())
                .isEqualTo(201);
    }

    @Test
    void the_columns_of_a_query_are_told_instead_of_its_records() {
        var answer = client.get("/query?columns=true&q=" + Client.encoded("""
                SELECT Id, Account.Name, Birthdate, Account.AnnualRevenue, Ext__c FROM Contact"""));

        var columns = answer.json();
        assertThat(columns.findValuesAsText("columnName"))
                .containsExactly("Id", "Account", "Name", "AnnualRevenue", "Birthdate", "Ext__c");
        assertThat(columns.findValuesAsText("apexType"))
                .containsExactly("Id", "Account", "String", "Double", "Date", "String");
        assertThat(columns.findValuesAsText("custom")).last().isEqualTo("true");
        assertThat(columns.at("/columnMetadata/1/joinColumns")).hasSize(2);
        assertThat(columns.path("entityName").asText()).isEqualTo("Contact");
        assertThat(columns.path("idSelected").asBoolean()).isTrue();
    }

    @Test
    void the_column_of_a_count_is_called_as_in_the_record() {
        var columns = client.get("/query?columns=true&q=" + Client.encoded("SELECT COUNT(Id) FROM Contact"))
                .json();

        assertThat(columns.at("/columnMetadata/0/columnName").asText()).isEqualTo("expr0");
        assertThat(columns.at("/columnMetadata/0/aggregate").asBoolean()).isTrue();
        assertThat(client.get("/query?columns=true&q=" + Client.encoded("SELECT COUNT() FROM Contact"))
                        .json()
                        .path("columnMetadata"))
                .isEmpty();
    }

    @Test
    void all_objects_are_counted_when_none_is_named() {
        create("Account", "{\"Name\":\"Acme\"}");

        assertThat(client.get("/limits/recordCount?sObjects").text()).contains("{\"count\":1,\"name\":\"Account\"}");
    }
}
