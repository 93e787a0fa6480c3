package io.saddlebag.simulator.seed;

import com.fasterxml.jackson.core.JsonPointer;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a seed into the org: apps and policies, objects, fields, rules, then records in the order of the file, then faults.
 */
public final class Seed {

    private static final JsonPointer APPS = JsonPointer.compile("/apps");
    private static final JsonPointer POLICIES = JsonPointer.compile("/policies");
    private static final JsonPointer DUPLICATE_RULES = JsonPointer.compile("/duplicateRules");
    private static final JsonPointer VALIDATION_RULES = JsonPointer.compile("/validationRules");
    private static final JsonPointer RECORDS = JsonPointer.compile("/records");
    private static final JsonPointer FAULTS = JsonPointer.compile("/faults");
    private static final List<String> MEMBERS =
            List.of("apps", "policies", "objects", "fields", "duplicateRules", "validationRules", "records", "faults");

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
        var tree = new SeedTree(seed);
        tree.members(JsonPointer.empty(), (node, at) -> requireKnown(at.last().getMatchingProperty()));
        var signIn = new SeedSignIn(oauth);
        tree.each(APPS, (app, at) -> signIn.app(app));
        tree.at(POLICIES, (policies, at) -> signIn.policies(policies));
        new SeedSchema(org.schema(), tree).plant();
        tree.each(DUPLICATE_RULES, (rule, at) -> duplicateRule(rule));
        tree.each(VALIDATION_RULES, (rule, at) -> validationRule(rule));
        tree.members(RECORDS, (list, at) -> records(tree, at, userId));
        tree.each(FAULTS, (fault, at) -> FaultText.order(fault.asText(), faults));
    }

    private static void requireKnown(String member) {
        if (!MEMBERS.contains(member)) {
            throw new UnusableSeed(member, "is no part of a seed. There are " + String.join(", ", MEMBERS) + ".");
        }
    }

    private void duplicateRule(JsonNode node) {
        var where = "duplicateRules";
        Texts.onlyKnown(node, where, Set.of("object", "name", "fields", "allowSave"));
        var type = type(Texts.required(node, where, "object"), where);
        var fields = Texts.list(node, where, "fields");
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
        Texts.onlyKnown(node, where, Set.of("object", "name", "refuses", "field", "message"));
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

    private void records(SeedTree tree, JsonPointer list, String userId) {
        var type = type(list.last().getMatchingProperty(), "records");
        tree.each(list, (node, at) -> record(tree.json(), type, node, at.toString(), userId));
    }

    private void record(JsonBody seed, SObject type, JsonNode node, String pointer, String userId) {
        try {
            var draft = new JsonDrafts(org.schema(), seed).read(type, node, pointer, "");
            var saved = dml.save(new Change.Insert(draft), new Caller(userId, true, Optional::empty));
            if (saved instanceof Saved.Failed failed) {
                var error = failed.errors().get(0);
                throw new UnusableSeed(pointer, error.code() + " " + error.message());
            }
        } catch (Refusal e) {
            throw new UnusableSeed(pointer, "a value is of the wrong type for its field.");
        }
    }

    private SObject type(String object, String where) {
        return org.schema()
                .object(object)
                .orElseThrow(
                        () -> new UnusableSeed(where, "there is no object '" + object + "'. Add it under objects."));
    }
}
