package io.saddlebag.simulator.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.dml.Caller;
import io.saddlebag.simulator.dml.Change;
import io.saddlebag.simulator.dml.Dml;
import io.saddlebag.simulator.dml.DuplicateRule;
import io.saddlebag.simulator.dml.JsonDrafts;
import io.saddlebag.simulator.dml.Rules;
import io.saddlebag.simulator.dml.Saved;
import io.saddlebag.simulator.dml.ValidationRule;
import io.saddlebag.simulator.faults.FaultText;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.oauth.OAuthServer;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.soql.Search;
import io.saddlebag.simulator.store.Org;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a seed into the org: apps and policies, objects, fields, rules, then records in the order of the file, then faults.
 */
public final class Seed {

    private static final Set<String> MEMBERS =
            Set.of("apps", "policies", "objects", "fields", "duplicateRules", "validationRules", "records", "faults");

    private final Org org;
    private final Dml dml;
    private final Rules rules;
    private final Faults faults;
    private final OAuthServer oauth;

    public Seed(Org org, Dml dml, Rules rules, Faults faults, OAuthServer oauth) {
        this.org = org;
        this.dml = dml;
        this.rules = rules;
        this.faults = faults;
        this.oauth = oauth;
    }

    /**
     * Puts it in; what was put in before a mistake stays.
     *
     * @param userId on whose behalf the records are created
     * @throws UnusableSeed when it holds a mistake
     */
    public void plant(JsonBody seed, String userId) {
        var tree = seed.tree();
        tree.fieldNames().forEachRemaining(Seed::requireKnown);
        var signIn = new SeedSignIn(oauth);
        tree.path("apps").forEach(signIn::app);
        signIn.policies(tree.path("policies"));
        var schema = new SeedSchema(org.schema());
        tree.path("objects").forEach(schema::object);
        for (var object : tree.path("fields").properties()) {
            object.getValue().forEach(field -> schema.field(object.getKey(), field, "fields/" + object.getKey()));
        }
        tree.path("duplicateRules").forEach(this::duplicateRule);
        tree.path("validationRules").forEach(this::validationRule);
        for (var object : tree.path("records").properties()) {
            records(seed, object.getKey(), object.getValue(), userId);
        }
        tree.path("faults").forEach(fault -> FaultText.order(fault.asText(), faults));
    }

    private static void requireKnown(String member) {
        if (!MEMBERS.contains(member)) {
            throw new UnusableSeed(member, "is no part of a seed. There are " + String.join(", ", MEMBERS) + ".");
        }
    }

    private void duplicateRule(JsonNode node) {
        var where = "duplicateRules";
        var type = type(Texts.required(node, where, "object"), where);
        var fields = Texts.list(node.path("fields"));
        for (var field : fields) {
            if (type.field(field).isEmpty()) {
                throw new UnusableSeed(where, type.name() + " has no field '" + field + "'.");
            }
        }
        if (fields.isEmpty()) {
            throw new UnusableSeed(where, "a rule needs fields, a list of field names.");
        }
        rules.add(new DuplicateRule(
                Texts.optional(node, "name").orElse("Standard_" + type.name() + "_Duplicate_Rule"),
                type.name(),
                fields,
                node.path("allowSave").asBoolean()));
    }

    /** What a rule refuses is written as after WHERE: {@code Amount < 0}. */
    private void validationRule(JsonNode node) {
        var where = "validationRules";
        var type = type(Texts.required(node, where, "object"), where);
        var condition = Texts.required(node, where, "refuses");
        try {
            rules.add(new ValidationRule(
                    type.name(),
                    Texts.optional(node, "field"),
                    Texts.required(node, where, "message"),
                    new Search(org).test(type, condition)));
        } catch (Refusal e) {
            throw new UnusableSeed(where, "'" + condition + "' cannot be understood. Write it as after WHERE.");
        }
    }

    private void records(JsonBody seed, String object, JsonNode records, String userId) {
        var type = type(object, "records");
        for (int n = 0; n < records.size(); n++) {
            var pointer = "/records/" + object + "/" + n;
            try {
                var draft = new JsonDrafts(org.schema(), seed).read(type, records.get(n), pointer, "");
                var saved = dml.save(new Change.Insert(draft), new Caller(userId, true, Optional::empty));
                if (saved instanceof Saved.Failed failed) {
                    var error = failed.errors().get(0);
                    throw new UnusableSeed(pointer, error.code() + " " + error.message());
                }
            } catch (Refusal e) {
                throw new UnusableSeed(pointer, "a value is of the wrong type for its field.");
            }
        }
    }

    private SObject type(String object, String where) {
        return org.schema()
                .object(object)
                .orElseThrow(
                        () -> new UnusableSeed(where, "there is no object '" + object + "'. Add it under objects."));
    }
}
