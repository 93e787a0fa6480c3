package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.rest.Callers;
import io.saddlebag.simulator.schema.Schema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /jobs/ingest}: the life of a job. */
public final class IngestEndpoints {

    /** The version that brought Bulk API 2.0. */
    private static final double FIRST_VERSION = 41;

    private final Schema schema;
    private final Jobs jobs;
    private final Conveyor conveyor;
    private final Callers callers;
    private final Supplier<BulkSettings> settings;

    IngestEndpoints(Schema schema, Jobs jobs, Conveyor conveyor, Callers callers, Supplier<BulkSettings> settings) {
        this.schema = schema;
        this.jobs = jobs;
        this.conveyor = conveyor;
        this.callers = callers;
        this.settings = settings;
    }

    /** 200 and the job, Open; or, with its upload beside it in a multipart request, UploadComplete. */
    public Answer create(Call call) {
        requireVersion(call);
        if (!Multipart.isMeant(call.request())) {
            var spec = new CreateBody(schema, JsonBody.object(call.request())).read(call.version());
            return JobJson.brief(jobs.create(spec, callers.of(call, Kind.BULK)).info());
        }
        var whole = Multipart.read(call.request());
        var job = jobs.create(new CreateBody(schema, whole.job()).read(call.version()), callers.of(call, Kind.BULK));
        try {
            var file = jobs.newUpload();
            Files.copy(new ByteArrayInputStream(whole.content()), file, StandardCopyOption.REPLACE_EXISTING);
            job.take(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return close(job);
    }

    /** 201 without a body; one upload a job. */
    public Answer upload(Call call) {
        var job = job(call);
        requireState(job, "Data can be uploaded", JobState.OPEN);
        try {
            var file = jobs.newUpload();
            try {
                return Upload.receive(call.request(), file, settings.get().uploadLimit())
                        ? job.alone(() -> accept(job, file))
                        : Errors.answer(400, "CLIENTINPUTERROR", "The upload broke off; nothing of it was kept.");
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer accept(IngestJob job, Path file) {
        requireState(job, "Data can be uploaded", JobState.OPEN);
        try {
            if (job.take(file)) {
                return Answer.empty(201);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new Refusal(
                400,
                "INVALIDJOBSTATE",
                "Found multiple contents for job: <" + job.info().id() + ">, please 'Close' / 'Abort' / 'Delete' the"
                        + " current Job then create a new Job and make sure you only do 'PUT' once on a given Job.");
    }

    /** 200 and the job, closed or aborted. */
    public Answer change(Call call) {
        var job = job(call);
        var state = JsonBody.object(call.request()).tree().path("state").asText();
        return switch (state) {
            case "UploadComplete" ->
                job.alone(() -> {
                    requireState(job, "A job can be closed", JobState.OPEN);
                    return close(job);
                });
            case "Aborted" -> job.alone(() -> abort(job));
            default ->
                Errors.answer(
                        400, "INVALIDJOB", "state can be set to UploadComplete or Aborted, not to '" + state + "'");
        };
    }

    private Answer close(IngestJob job) {
        job.close();
        var info = job.info();
        conveyor.add(job);
        return JobJson.brief(info);
    }

    private static Answer abort(IngestJob job) {
        if (job.info().state() == JobState.JOB_COMPLETE) {
            throw new Refusal(400, "INVALIDJOBSTATE", "Aborting already Completed Job not allowed");
        }
        requireState(job, "A job can be aborted", JobState.OPEN, JobState.UPLOAD_COMPLETE, JobState.IN_PROGRESS);
        job.abort();
        return JobJson.brief(job.info());
    }

    public Answer info(Call call) {
        conveyor.lookAgain();
        return JobJson.full(job(call).info());
    }

    /** 204; the results go with the job. */
    public Answer delete(Call call) {
        var job = job(call);
        return job.alone(() -> {
            requireState(
                    job,
                    "A job can be deleted",
                    JobState.UPLOAD_COMPLETE,
                    JobState.JOB_COMPLETE,
                    JobState.FAILED,
                    JobState.ABORTED);
            if (!job.info().state().isLast()) {
                job.abort();
            }
            jobs.remove(job);
            return Answer.empty(204);
        });
    }

    /** The jobs, 1,000 a page. */
    public Answer list(Call call) {
        requireVersion(call);
        if (!call.request().parameter("jobType").orElse("V2Ingest").equals("V2Ingest")
                || call.request().parameter("isPkChunkingEnabled").orElse("").equalsIgnoreCase("true")) {
            return JobJson.list(List.of(), Optional.empty());
        }
        var from = call.request()
                .parameter("queryLocator")
                .filter(locator -> !locator.isEmpty())
                .map(IngestEndpoints::number)
                .orElse(0L);
        var size = settings.get().pageSize();
        var found = jobs.from(from, size + 1);
        var next = found.size() > size
                ? Optional.of(call.base() + "/jobs/ingest?queryLocator=" + Jobs.numberOf(found.get(size)))
                : Optional.<String>empty();
        return JobJson.list(found.stream().limit(size).map(IngestJob::info).toList(), next);
    }

    private static long number(String locator) {
        if (!locator.matches("\\d{1,15}")) {
            throw new Refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return Long.parseLong(locator);
    }

    /** Rows that were written. */
    public Answer successful(Call call) {
        return ResultAnswers.successful(finished(call));
    }

    /** Rows that were refused. */
    public Answer failed(Call call) {
        return ResultAnswers.failed(finished(call));
    }

    /** Rows that nobody came to, because the job failed or was aborted. */
    public Answer unprocessed(Call call) {
        return ResultAnswers.unprocessed(finished(call));
    }

    private IngestJob finished(Call call) {
        var job = job(call);
        requireState(job, "Results can be had", JobState.JOB_COMPLETE, JobState.FAILED, JobState.ABORTED);
        return job;
    }

    private IngestJob job(Call call) {
        requireVersion(call);
        return jobs.get(call.path("id")).orElseThrow(() -> new Refusal(Errors.notFound()));
    }

    private static void requireVersion(Call call) {
        if (call.version() < FIRST_VERSION) {
            throw new Refusal(Errors.notFound());
        }
    }

    private static void requireState(IngestJob job, String what, JobState... allowed) {
        JobState.require(job.info().state(), what, allowed);
    }
}
