package io.saddlebag.simulator.schema;

import java.util.List;

/** The fields that a custom object has before anybody adds one. */
final class SystemFields {

    private SystemFields() {}

    static List<Field> of(String object) {
        var text = """
                Id               | id        | 18  | DL   | Record ID
                OwnerId          | reference | 18  | CUD  | Owner ID            | | Group/User as Owner
                IsDeleted        | boolean   |     | D    | Deleted
                Name             | string    | 80  | CUNL | %s Name
                CreatedDate      | datetime  |     | D    | Created Date
                CreatedById      | reference | 18  | D    | Created By ID       | | User as CreatedBy
                LastModifiedDate | datetime  |     | D    | Last Modified Date
                LastModifiedById | reference | 18  | D    | Last Modified By ID | | User as LastModifiedBy
                SystemModstamp   | datetime  |     | D    | System Modstamp
                """;
        return text.formatted(object.replaceAll("__c$", "").replace('_', ' '))
                .lines()
                .map(SchemaText::field)
                .toList();
    }
}
