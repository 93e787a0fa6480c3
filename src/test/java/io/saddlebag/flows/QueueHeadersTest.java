package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever may send to the queue may fill in records, and nothing else. */
class QueueHeadersTest {

    @TempDir
    private Path folder;

    @Test
    void no_property_of_a_message_changes_the_object_the_operation_the_key_or_the_address_of_the_call()
            throws Exception {
        try (var journey =
                        new Journey(folder).flow("people", QueueFlowTest.FLOW).start();
                var postbox = journey.postbox()) {
            var names = names();
            assertThat(names).contains("sObjectName", "sObjectIdName", "CamelHttpUri", "CamelSalesforceAllOrNone");
            postbox.send("crm.people", session -> {
                var message = session.createTextMessage("{\"id\": \"1\", \"name\": \"Ada\"}");
                for (String name : names) {
                    message.setStringProperty(name, "Lead");
                }
                message.setJMSType("Lead");
                message.setJMSCorrelationID("Lead");
                message.setJMSReplyTo(session.createQueue("crm.replies"));
                return message;
            });

            assertThat(journey.nextReport().counts().created()).isEqualTo(1);
            assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> {
                assertThat(contact).containsEntry("Customer_No__c", "1").containsEntry("LastName", "Ada");
            });
            assertThat(journey.salesforce.count("Lead")).isZero();
            assertThat(postbox.in("crm.replies")).isEmpty();
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    /** All that Camel and camel-salesforce read from headers, under the names they have as options and as headers. */
    private static List<String> names() throws IllegalAccessException {
        var names = new ArrayList<String>();
        for (var constants : List.of(Exchange.class, SalesforceEndpointConfig.class)) {
            for (Field field : constants.getFields()) {
                if (field.getType() == String.class) {
                    names.add((String) field.get(null));
                }
            }
        }
        names.addAll(List.of("CamelSalesforceSObjectName", "CamelSalesforceSObjectIdName", "CamelSalesforceAllOrNone"));
        names.addAll(List.of("allOrNone", "operationName", "apexMethod", "flow", "load", "delivery", "queue"));
        // What JMS does not take for a name no sender can set.
        return names.stream()
                .flatMap(name -> Stream.of(name, name.replace('.', '_').replace('-', '_')))
                .filter(QueueHeadersTest::isName)
                .distinct()
                .toList();
    }

    private static boolean isName(String name) {
        return name.chars().allMatch(Character::isJavaIdentifierPart)
                && Character.isJavaIdentifierStart(name.charAt(0))
                && !Map.of("JMSXGroupSeq", "").containsKey(name);
    }
}
