package io.saddlebag.flow;

import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds flows against what an org says of their objects, before they have a file. It spends one API request an object. */
public final class OrgCheck {

    /**
     * What was found.
     *
     * @param fits whether each flow that is used fits the org
     * @param asked whether Salesforce answered; where it did not, nobody knows
     * @param sentences for the user, one line each
     */
    public record Result(boolean fits, boolean asked, List<String> sentences) {
        public Result {
            sentences = List.copyOf(sentences);
        }
    }

    private final ObjectQuestions questions;
    private final Set<String> unused;
    private final List<String> sentences = new ArrayList<>();
    private int misfits;
    private boolean fits = true;
    private Optional<Trouble> away = Optional.empty();

    private OrgCheck(ObjectQuestions questions, Set<String> unused) {
        this.questions = questions;
        this.unused = unused;
    }

    /** @param unused the flows that have had no file: what they lack is told, and keeps nothing from running */
    public static Result of(Flows flows, Set<String> unused, ObjectQuestions questions) {
        var check = new OrgCheck(questions, unused);
        flows.byId().values().forEach(check::look);
        return check.result(flows.byId().size());
    }

    private void look(Flow flow) {
        if (away.isPresent()) {
            return;
        }
        var question = questions.ask(flow.object());
        var trouble = question.trouble();
        if (trouble.filter(OrgCheck::isElsewhere).isPresent()) {
            away = trouble;
        } else if (trouble.isPresent()) {
            misfit(flow, List.of(flow.place() + ": " + trouble.get().what() + ShippedRoute.hint(flow.place())));
        } else {
            fit(flow, question.describe().orElseThrow());
        }
    }

    /** A refusal is the flow's, as is an object that is not there. */
    private static boolean isElsewhere(Trouble trouble) {
        return trouble.kind() != Trouble.Kind.FLOW && trouble.kind() != Trouble.Kind.REFUSED;
    }

    private void fit(Flow flow, ObjectDescribe describe) {
        var problems = FlowFit.problems(flow, describe);
        if (!problems.isEmpty()) {
            misfit(flow, problems.stream().map(Problem::toString).toList());
        }
    }

    private void misfit(Flow flow, List<String> problems) {
        misfits++;
        sentences.addAll(problems);
        if (unused.contains(flow.id())) {
            sentences.add("The flow '%s' has had no file, so nothing waits for that.".formatted(flow.id()));
        } else {
            fits = false;
        }
    }

    private Result result(int flows) {
        sentences.add(away.map(trouble -> "Not every flow could be held against the org: " + trouble.what())
                .orElseGet(() -> misfits == 0
                        ? "The org has what %s %s.".formatted(Words.count(flows, "flow"), flows == 1 ? "needs" : "need")
                        : "The org lacks what %d of %s %s."
                                .formatted(misfits, Words.count(flows, "flow"), misfits == 1 ? "needs" : "need")));
        return new Result(fits, away.isEmpty(), sentences);
    }
}
