package io.saddlebag.flow;

import io.saddlebag.mapping.FieldName;
import io.saddlebag.salesforce.Field;
import io.saddlebag.salesforce.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person can do about a line that does not fit its object: nothing that cannot be done. */
final class FieldAdvice {

    private static final int LISTED = 5;

    /** The fields by which only users are found (Object Reference, User: idLookup). */
    private static final Set<String> OF_USERS = Set.of("username", "federationidentifier");

    private FieldAdvice() {}

    /** A field that describe does not show is not there, or the user has no right to see it. Standard ones cannot be created. */
    static String onUnknown(FieldName name, boolean key) {
        var last = key ? "." : ", or remove the line.";
        boolean custom = name.parent().orElse(name.field()).matches("(?i).*__[cr]");
        return custom
                ? "Create it in Setup > Object Manager, or, if it is there, give the user of this login access to it"
                        + " (field-level security)" + last
                : "If the org has it, give the user of this login access to it (field-level security); if not, correct the name"
                        + last;
    }

    /** As Setup calls what the operation needs. */
    static String right(Operation operation) {
        return switch (operation) {
            case INSERT, UPSERT -> "Create";
            case UPDATE -> "Edit";
            case DELETE -> "Delete";
        };
    }

    static String onUnwritable(Field field) {
        if (field.setBySalesforce()) {
            return "Salesforce sets it itself. Remove the line.";
        }
        return field.createable() || field.updateable()
                ? "Remove the line."
                : "Give the user of this login the right to edit it (field-level security), or remove the line.";
    }

    /** To be read after the name of a column or member: why its value is not sent. */
    static String whyUnwritable(Field field, Flow flow) {
        if (field.name().equals("Id") && flow.operation() != Operation.INSERT) {
            return "records are found by " + flow.key();
        }
        if (field.type().equals("address") || field.type().equals("location")) {
            return "it is a compound field: its parts can be written";
        }
        if (field.setBySalesforce()) {
            return field.name().equals("Name") ? "Salesforce makes it of its parts" : "Salesforce sets it itself";
        }
        return field.createable() || field.updateable()
                ? "it cannot be written when a record is " + (field.createable() ? "updated" : "created")
                : "the user of this login has no right to edit it (field-level security)";
    }

    static String onKey(Field field, List<String> keys) {
        return field.isCustom()
                ? "Mark the field as External ID and Unique in Setup, or name another key."
                : "A standard field cannot be made one. Name another key, such as " + listed(keys) + ".";
    }

    static String onUnique(Field field) {
        return (field.isCustom() ? "Mark the field as Unique in Setup" : "Name a field that is")
                + ", or leave the parameter unique out.";
    }

    /** How the line is written for each kind that the parent may be. */
    static String typed(FieldName name, List<String> kinds) {
        return "Write " + typedNames(name, kinds) + ".";
    }

    /** {@code Group:Owner.Name or User:Owner.Name} */
    static String typedNames(FieldName name, List<String> kinds) {
        boolean user = kinds.contains("User") && OF_USERS.contains(name.field().toLowerCase(Locale.ROOT));
        var lines = (user ? List.of("User") : kinds)
                .stream()
                        .map(kind -> kind + ":" + name.parent().orElseThrow() + "." + name.field())
                        .toList();
        return listed(lines);
    }

    /** {@code Group or User} */
    static String listed(List<String> names) {
        var shown = names.stream().limit(LISTED).collect(Collectors.toList());
        if (names.size() > LISTED) {
            return String.join(", ", shown) + ", …";
        }
        var last = shown.remove(shown.size() - 1);
        return shown.isEmpty() ? last : String.join(", ", shown) + " or " + last;
    }
}
