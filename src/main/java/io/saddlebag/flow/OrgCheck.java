package io.saddlebag.flow;

import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Trouble;
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
     * @param asked whether Salesforce answered; without an answer the result is unknown
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
    private final List<String> fit = new ArrayList<>();
    private final List<String> misfit = new ArrayList<>();
    private final List<String> unusedMisfit = new ArrayList<>();
    private Optional<Trouble> away = Optional.empty();

    private OrgCheck(ObjectQuestions questions, Set<String> unused) {
        this.questions = questions;
        this.unused = unused;
    }

    /** @param unused the flows that have had no file: what they lack is reported, and prevents no start */
    public static Result of(Flows flows, Set<String> unused, ObjectQuestions questions) {
        var check = new OrgCheck(questions, unused);
        flows.byId().values().forEach(check::look);
        return check.result();
    }

    private void look(Flow flow) {
        if (away.isPresent()) {
            return;
        }
        var question = questions.ask(flow.object());
        var trouble = question.trouble();
        if (trouble.isEmpty()) {
            fit(flow, question.describe().orElseThrow());
        } else if (trouble.get().kind().isOfOneFlow()) {
            misfit(flow, List.of(flow.place() + ": " + trouble.get().what() + ShippedRoute.hint(flow.place())));
        } else {
            away = trouble;
        }
    }

    private void fit(Flow flow, ObjectDescribe describe) {
        var problems = FlowFit.problems(flow, describe);
        if (problems.isEmpty()) {
            fit.add(flow.id());
        } else {
            misfit(flow, problems.stream().map(Problem::toString).toList());
        }
    }

    private void misfit(Flow flow, List<String> problems) {
        sentences.addAll(problems);
        (unused.contains(flow.id()) ? unusedMisfit : misfit).add(flow.id());
    }

    private Result result() {
        away.map(trouble -> "Not every flow could be held against the org: " + trouble.what())
                .ifPresent(sentences::add);
        told("The org lacks what %s.", misfit);
        told("The org lacks what %s; no file waits for that.", unusedMisfit);
        told("The org has what %s.", fit);
        return new Result(misfit.isEmpty(), away.isEmpty(), sentences);
    }

    private void told(String sentence, List<String> flows) {
        if (!flows.isEmpty()) {
            sentences.add(sentence.formatted(String.join(", ", flows) + (flows.size() == 1 ? " needs" : " need")));
        }
    }
}
