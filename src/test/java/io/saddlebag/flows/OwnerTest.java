package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Counts;
import io.saddlebag.salesforce.Trouble;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {

    private static final String ROWS = "id,owner\nO-1,demo@saddlebag.test\nO-2,nobody@saddlebag.test\n";

    @TempDir
    private Path home;

    @Test
    void an_owner_is_found_by_user_name_where_the_line_says_that_it_is_a_user() throws Exception {
        try (var journey = started("User:Owner.Username")) {
            var report = journey.receives("leads", "l.csv", ROWS);

            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 1));
            assertThat(journey.salesforce.records("Lead"))
                    .singleElement()
                    .satisfies(lead -> assertThat(lead.get("OwnerId")).isEqualTo(lead.get("CreatedById")));
            assertThat(journey.deadLetterLines()).containsExactly("l.csv:3 INVALID_FIELD");
        }
    }

    @Test
    void a_line_that_does_not_say_it_is_told_before_anything_is_sent() throws Exception {
        try (var journey = started("Owner.Username")) {
            var report = journey.receives("leads", "l.csv", ROWS);

            assertThat(report.trouble().get().kind()).isEqualTo(Trouble.Kind.FLOW);
            assertThat(report.trouble().get().what())
                    .isEqualTo(
                            "routes/leads.camel.yaml:12: Lead's Owner may be Group or User, so the line must say which."
                                    + " Write User:Owner.Username.");
            assertThat(report.counts()).isEqualTo(Counts.NONE);
            assertThat(journey.salesforce.writes("Lead")).isEmpty();
        }
    }

    private Journey started(String owner) throws Exception {
        return new Journey(home).flow("leads", """
                        - templatedRoute:
                            routeTemplateRef: inbox-to-salesforce
                            routeId: leads
                            parameters:
                              - {name: object, value: Lead}
                              - {name: key, value: Ext__c}
                              - name: fields
                                value: |
                                  Ext__c = .id
                                  LastName = .id
                                  Company = .id
                                  %s = .owner
                        """.formatted(owner)).start();
    }
}
