package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.util.Optional;
import java.util.Set;

/** Reads what a job is created to do; what cannot be done is refused before anything is uploaded. */
final class CreateBody {

    /** The members of a job; those that only answers have a meaning for are let pass. */
    private static final Set<String> MEMBERS = Set.of(
            "object",
            "operation",
            "externalIdFieldName",
            "contentType",
            "lineEnding",
            "columnDelimiter",
            "assignmentRuleId",
            "concurrencyMode",
            "jobType",
            "id",
            "state",
            "apiVersion",
            "contentUrl",
            "createdById",
            "createdDate",
            "systemModstamp");

    private final Schema schema;
    private final JsonBody body;
    private final JobMembers members;

    CreateBody(Schema schema, JsonBody body) {
        this.schema = schema;
        this.body = body;
        this.members = new JobMembers(body);
    }

    JobSpec read(double apiVersion) {
        body.tree().fieldNames().forEachRemaining(CreateBody::requireKnown);
        var type = type();
        var operation = members.value("operation", Operation.values(), Operation::apiName)
                .orElseThrow(() ->
                        JobMembers.invalid("operation is required: insert, update, upsert, delete or hardDelete"));
        requireAllowed(operation);
        members.requireCsv();
        return new JobSpec(
                type,
                operation,
                operation == Operation.UPSERT ? Optional.of(key(type)) : Optional.empty(),
                members.lineEnding(),
                members.delimiter(),
                members.text("assignmentRuleId"),
                apiVersion);
    }

    private static void requireKnown(String member) {
        if (!MEMBERS.contains(member)) {
            throw new Refusal(400, "JSON_PARSER_ERROR", "Unrecognized field \"" + member + "\"");
        }
    }

    private SObject type() {
        var name = members.text("object").orElseThrow(() -> JobMembers.invalid("object is required"));
        return schema.object(name)
                .orElseThrow(() -> new Refusal(400, "INVALIDENTITY", "Unable to find object: " + name));
    }

    /** The right to delete for good is one that no profile has from the start. */
    private static void requireAllowed(Operation operation) {
        if (operation == Operation.HARD_DELETE) {
            throw new Refusal(
                    400,
                    "FEATURENOTENABLED",
                    "hardDelete operation requires special user profile permission, please contact your system"
                            + " administrator");
        }
    }

    private Field key(SObject type) {
        var name = members.text("externalIdFieldName")
                .orElseThrow(() -> JobMembers.invalid(
                        "External ID was blank for " + type.name() + ". An External ID must be specified for upsert."));
        return type.field(name)
                .filter(field -> field.isKey() || field.name().equals("Id"))
                .orElseThrow(() -> JobMembers.invalid("Field name provided, " + name
                        + " does not match an External ID, Salesforce Id, or indexed field for " + type.name()));
    }
}
