package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.soql.Search;
import io.saddlebag.simulator.soql.Search.Found;
import io.saddlebag.simulator.store.Org;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /jobs/query}: the life of a query job. */
public final class QueryEndpoints {

    /** The version that brought query jobs. */
    private static final double FIRST_VERSION = 47;

    private static final int LARGEST_PAGE = 50_000;

    private final QueryJobs jobs;
    private final Search search;
    private final QueryResults results;
    private final InstantSource clock;
    private final Supplier<BulkSettings> settings;

    QueryEndpoints(Org org, QueryJobs jobs, Supplier<BulkSettings> settings) {
        this.jobs = jobs;
        this.search = new Search(org);
        this.results = new QueryResults(org);
        this.clock = org.clock();
        this.settings = settings;
    }

    /** 200 and the job, which begins at once: there is nothing to upload. */
    public Answer create(Call call) {
        requireVersion(call);
        var members = new JobMembers(JsonBody.object(call.request()));
        var operation = members.value("operation", new String[] {"query", "queryAll"}, name -> name)
                .orElseThrow(() -> JobMembers.invalid("operation is required: query or queryAll"));
        var query = members.text("query").orElseThrow(() -> JobMembers.invalid("query is required"));
        members.requireCsv();
        var found = records(search.run(query, operation.equals("queryAll")));
        var spec = new QueryJob.Spec(operation, members.delimiter(), members.lineEnding(), call.version());
        return json().brief(jobs.create(spec, found, call.session().userId()), JobState.UPLOAD_COMPLETE);
    }

    private static Found.Records records(Found found) {
        if (found instanceof Found.Records records) {
            if (records.columns().stream().anyMatch(column -> column.field().type() == FieldType.ADDRESS)) {
                throw new Refusal(400, "FEATURENOTENABLED", "Compound fields cannot be had by a query job");
            }
            return records;
        }
        throw new Refusal(400, "FEATURENOTENABLED", "Aggregate functions cannot be had by a query job");
    }

    public Answer info(Call call) {
        return json().full(job(call));
    }

    /** The jobs, 1,000 a page. */
    public Answer list(Call call) {
        requireVersion(call);
        var size = settings.get().pageSize();
        var from = call.request()
                .parameter("queryLocator")
                .filter(locator -> !locator.isEmpty())
                .map(QueryEndpoints::place)
                .orElse(0);
        var found = jobs.from(from, size + 1);
        var next = found.size() > size
                ? Optional.of(call.base() + "/jobs/query?queryLocator="
                        + QueryResults.locator((int) QueryJobs.placeOf(found.get(size))))
                : Optional.<String>empty();
        return json().list(found.stream().limit(size).toList(), next);
    }

    /** CSV; the headers Sforce-Locator and Sforce-NumberOfRecords say how it goes on. */
    public Answer results(Call call) {
        var job = job(call);
        requireState(job, "Results can be had", JobState.JOB_COMPLETE);
        var from = call.request()
                .parameter("locator")
                .filter(locator -> !locator.isEmpty())
                .map(QueryEndpoints::place)
                .orElse(0);
        if (from > job.found().ids().size()) {
            throw noLocator();
        }
        var atMost = call.request()
                .parameter("maxRecords")
                .filter(text -> text.matches("[1-9]\\d{0,8}"))
                .map(Integer::valueOf)
                .orElse(LARGEST_PAGE);
        return results.page(job, from, atMost);
    }

    /** 200 and the job, aborted. */
    public Answer change(Call call) {
        var job = job(call);
        var state = JsonBody.object(call.request()).tree().path("state").asText();
        if (!state.equals("Aborted")) {
            throw JobMembers.invalid("state can be set to Aborted, not to '" + state + "'");
        }
        requireState(job, "A job can be aborted", JobState.UPLOAD_COMPLETE, JobState.IN_PROGRESS);
        job.abort(clock.instant());
        return json().brief(job, JobState.ABORTED);
    }

    /** 204. */
    public Answer delete(Call call) {
        var job = job(call);
        requireState(job, "A job can be deleted", JobState.JOB_COMPLETE, JobState.ABORTED);
        jobs.remove(job);
        return Answer.empty(204);
    }

    private QueryJob job(Call call) {
        requireVersion(call);
        return jobs.get(call.path("id")).orElseThrow(() -> new Refusal(Errors.notFound()));
    }

    private QueryJobJson json() {
        return new QueryJobJson(settings.get().pace(), clock.instant());
    }

    private static int place(String locator) {
        return QueryResults.place(locator).orElseThrow(QueryEndpoints::noLocator);
    }

    private static Refusal noLocator() {
        return new Refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    private static void requireVersion(Call call) {
        if (call.version() < FIRST_VERSION) {
            throw new Refusal(Errors.notFound());
        }
    }

    private void requireState(QueryJob job, String what, JobState... allowed) {
        JobState.require(job.state(settings.get().pace(), clock.instant()), what, allowed);
    }
}
