package io.saddlebag.simulator.rest;

import io.saddlebag.simulator.front.ApiUsage;
import io.saddlebag.simulator.front.Versions;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.Request;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.store.Org;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The org as a whole: its API versions, its resources, its limits. */
public final class Resources {

    private static final List<String> SERVED = List.of("sobjects", "query", "queryAll", "composite", "limits", "jobs");

    private final Org org;
    private final Versions versions;
    private final ApiUsage usage;
    private final ApiUsage batches;

    /** @param batches of Bulk jobs */
    public Resources(Org org, Versions versions, ApiUsage usage, ApiUsage batches) {
        this.org = org;
        this.versions = versions;
        this.usage = usage;
        this.batches = batches;
    }

    /** The versions, in ascending order; needs no token and is not counted. */
    public Answer versions(Request request) {
        return Json.answer(200, json -> {
            json.writeStartArray();
            for (var version : versions.all()) {
                json.writeStartObject();
                json.writeStringField("label", version.label());
                json.writeStringField("url", "/services/data/v" + version.number());
                json.writeStringField("version", version.number());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** What one version offers. */
    public Answer resources(Call call) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            for (var name : SERVED) {
                json.writeStringField(name, call.base() + "/" + name);
            }
            json.writeStringField(
                    "identity",
                    call.request().baseUrl() + "/id/" + call.session().orgId() + "/"
                            + call.session().userId());
            json.writeEndObject();
        });
    }

    /** Only the limits that loaders read; those that the simulator does not count are always full. */
    public Answer limits(Call call) {
        var left = usage.limit() - usage.used();
        var limits = new TreeMap<String, List<Long>>(Map.of(
                "DailyApiRequests", List.of(usage.limit(), left),
                "DailyAsyncApexExecutions", List.of(250_000L, 250_000L),
                "DailyBulkApiBatches", List.of(batches.limit(), batches.limit() - batches.used()),
                "DailyBulkV2QueryJobs", List.of(10_000L, 10_000L),
                "DailyBulkV2QueryFileStorageMB", List.of(976_562L, 976_562L),
                "DataStorageMB", List.of(1_073L, 1_073L),
                "FileStorageMB", List.of(1_073L, 1_073L),
                "SingleEmail", List.of(5_000L, 5_000L)));
        return Json.answer(200, json -> {
            json.writeStartObject();
            for (var limit : limits.entrySet()) {
                json.writeObjectFieldStart(limit.getKey());
                json.writeNumberField("Max", limit.getValue().get(0));
                json.writeNumberField("Remaining", limit.getValue().get(1));
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    public Answer recordCount(Call call) {
        var objects = call.request()
                .parameter("sObjects")
                .filter(names -> !names.isBlank())
                .map(names -> List.of(names.split(",")).stream()
                        .flatMap(name -> org.schema().object(name.strip()).stream())
                        .toList())
                .orElseGet(() -> org.schema().objects());
        return Json.answer(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("sObjects");
            for (SObject object : objects) {
                json.writeStartObject();
                json.writeNumberField("count", org.count(object));
                json.writeStringField("name", object.name());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
