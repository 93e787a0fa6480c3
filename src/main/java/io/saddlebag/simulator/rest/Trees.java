package io.saddlebag.simulator.rest;

import io.saddlebag.simulator.dml.Caller;
import io.saddlebag.simulator.dml.Change;
import io.saddlebag.simulator.dml.Dml;
import io.saddlebag.simulator.dml.Draft;
import io.saddlebag.simulator.dml.JsonDrafts;
import io.saddlebag.simulator.dml.RecordError;
import io.saddlebag.simulator.dml.Saved;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.store.Org;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** sObject trees: parents and their children in one call, all or none (contract sheet, section 3.4). */
public final class Trees {

    private final Org org;
    private final Dml dml;
    private final Callers callers;

    public Trees(Org org, Dml dml, Callers callers) {
        this.org = org;
        this.dml = dml;
        this.callers = callers;
    }

    /** 201 and the ids, or 400 and the errors of the records that failed; nothing was written then. */
    public Answer insert(Call call) {
        var type = SObjects.type(org.schema(), call);
        var body = JsonBody.object(call.request());
        var nodes = new TreeBody(org.schema(), body).read(type);
        var drafts = new JsonDrafts(org.schema(), body);
        var written = org.writingOrNothing(
                () -> write(nodes, drafts, callers.of(call, Kind.COMPOSITE)),
                result -> result.errors().isEmpty());
        return written.errors().isEmpty() ? TreeAnswers.created(written.ids()) : TreeAnswers.failed(written.errors());
    }

    /** What became of the records, by their reference ids; those below a failed one stand in neither. */
    private record Written(Map<String, String> ids, Map<String, List<RecordError>> errors) {}

    private Written write(List<TreeNode> nodes, JsonDrafts drafts, Caller caller) {
        var written = new Written(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (var node : nodes) {
            var draft = drafts.read(node.type(), node.record(), node.pointer(), "");
            var orphaned = node.parent()
                    .filter(parent -> !written.ids().containsKey(parent.referenceId()))
                    .isPresent();
            if (!orphaned) {
                hang(node, draft, written.ids());
                write(node, dml.save(new Change.Insert(draft), caller), written);
            }
        }
        return written;
    }

    private static void hang(TreeNode node, Draft draft, Map<String, String> ids) {
        node.parent().ifPresent(parent -> draft.set(parent.reference(), ids.get(parent.referenceId())));
    }

    private static void write(TreeNode node, Saved saved, Written written) {
        if (saved instanceof Saved.Done done) {
            written.ids().put(node.referenceId(), done.id());
        } else {
            written.errors().put(node.referenceId(), ResultJson.errors(saved));
        }
    }
}
