package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.records.Place;

/**
 * How long a mapping of ten fields takes for one record, on one thread. Run: {@code mvn -q test-compile exec:java
 * -Dexec.classpathScope=test -Dexec.mainClass=io.saddlebag.mapping.MappingBenchmark}
 */
public final class MappingBenchmark {

    private static final String MAPPING = """
            Customer_No__c         = .id
            FirstName              = ."First Name"
            LastName               = ."Last Name"
            Email                  = lower(.email)
            Phone                  = default(.mobile, .phone)
            Birthdate              = date(.birthdate, "dd/MM/yyyy")
            LeadSource             = lookup(.source, {"web": "Web", "tel": "Phone Inquiry"}, "Other")
            MailingStreet          = concat(.street, " ", .house)
            Score__c               = number(.score)
            Account.Customer_No__c = .account
            """;

    private MappingBenchmark() {}

    public static void main(String[] arguments) {
        Mapping mapping = Mapping.compile(MAPPING, new Place("benchmark", 1), Blank.LEAVE);
        ObjectNode[] rows = new ObjectNode[1_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i);
        }
        for (int round = 1; round <= 8; round++) {
            long begin = System.nanoTime();
            long fields = 0;
            for (int i = 0; i < 1_000_000; i++) {
                MappingResult result = mapping.map(rows[i % rows.length]);
                fields += result instanceof MappingResult.Mapped mapped
                        ? mapped.fields().size()
                        : 0;
            }
            long nanos = (System.nanoTime() - begin) / 1_000_000;
            System.out.println("round " + round + ": " + nanos + " ns per record of " + fields / 1_000_000 + " fields, "
                    + 1_000_000_000 / Math.max(1, nanos) + " records/s");
        }
    }

    private static ObjectNode row(int i) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "A-" + i)
                .put("First Name", "Ada")
                .put("Last Name", "Lovelace " + i)
                .put("email", "Ada" + i + "@Example.org")
                .putNull("mobile")
                .put("phone", "+49 30 " + i)
                .put("birthdate", "%02d/%02d/19%02d".formatted(i % 28 + 1, i % 12 + 1, i % 99))
                .put("source", i % 2 == 0 ? "web" : "fax")
                .put("street", "Main St")
                .put("house", "" + i)
                .put("score", i + ".5")
                .put("account", "C-" + i / 10);
    }
}
