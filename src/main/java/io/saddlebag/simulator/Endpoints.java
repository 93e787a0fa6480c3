package io.saddlebag.simulator;

import static io.saddlebag.simulator.http.Endpoint.data;
import static io.saddlebag.simulator.http.Endpoint.open;
import static io.saddlebag.simulator.http.Kind.BULK;
import static io.saddlebag.simulator.http.Kind.COLLECTIONS;
import static io.saddlebag.simulator.http.Kind.COMPOSITE;
import static io.saddlebag.simulator.http.Kind.CONTROL;
import static io.saddlebag.simulator.http.Kind.DESCRIBE;
import static io.saddlebag.simulator.http.Kind.IDENTITY;
import static io.saddlebag.simulator.http.Kind.LIMITS;
import static io.saddlebag.simulator.http.Kind.OTHER;
import static io.saddlebag.simulator.http.Kind.QUERY;
import static io.saddlebag.simulator.http.Kind.SOBJECT;
import static io.saddlebag.simulator.http.Kind.TOKEN;
import static io.saddlebag.simulator.http.Kind.VERSIONS;

import io.saddlebag.simulator.http.Endpoint;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Kind;
import java.util.List;

/** Everything the simulator answers. The first entry that fits a path and method is taken. */
final class Endpoints {

    private static final String V = "/services/data/{version}";

    private Endpoints() {}

    static List<Endpoint> of(Parts parts) {
        return List.of(
                // Sign-in
                open(TOKEN, "*", "/services/oauth2/token", parts.oauth()::token),
                open(IDENTITY, "*", "/services/oauth2/authorize", parts.oauth()::authorize),
                open(IDENTITY, "GET", "/setup/secur/RemoteAccessErrorPage.apexp", parts.oauth()::errorPage),
                open(IDENTITY, "*", "/services/oauth2/revoke", parts.oauth()::revoke),
                open(IDENTITY, "*", "/services/oauth2/introspect", parts.oauth()::introspect),
                open(IDENTITY, "*", "/services/oauth2/userinfo", parts.oauth()::userinfo),
                open(IDENTITY, "GET", "/id/{organization}/{user}", parts.oauth()::identity),
                open(IDENTITY, "GET", "/id/keys", parts.oauth()::keys),
                open(IDENTITY, "GET", "/.well-known/openid-configuration", parts.oauth()::openidConfiguration),

                // The org
                open(VERSIONS, "GET", "/services/data", parts.resources()::versions),
                data(VERSIONS, "GET", V, parts.resources()::resources),
                data(LIMITS, "GET", V + "/limits", parts.resources()::limits),
                data(LIMITS, "GET", V + "/limits/recordCount", parts.resources()::recordCount),

                // Objects
                data(DESCRIBE, "GET", V + "/sobjects", parts.describes()::global),
                data(DESCRIBE, "GET", V + "/sobjects/{object}", parts.describes()::basic),
                data(DESCRIBE, "GET", V + "/sobjects/{object}/describe", parts.describes()::describe),
                absent("GET", V + "/sobjects/{object}/describe/{rest...}", "layouts", "describe"),
                absent("GET", V + "/sobjects/{object}/listviews/{rest...}", "list views", "GET /query"),
                absent("*", V + "/sobjects/{object}/quickActions/{rest...}", "quick actions", "POST /composite"),
                absent("GET", V + "/sobjects/{object}/updated", "lists of updated records", "query"),
                absent("GET", V + "/sobjects/{object}/deleted", "lists of deleted records", "queryAll"),

                // Single records
                data(SOBJECT, "POST", V + "/sobjects/{object}", parts.sobjects()::create),
                data(SOBJECT, "GET", V + "/sobjects/{object}/{id}", parts.sobjects()::read),
                data(SOBJECT, "PATCH", V + "/sobjects/{object}/{id}", parts.sobjects()::update),
                data(SOBJECT, "DELETE", V + "/sobjects/{object}/{id}", parts.sobjects()::delete),
                data(SOBJECT, "POST", V + "/sobjects/{object}/{field}", parts.byKey()::create),
                data(SOBJECT, "GET", V + "/sobjects/{object}/{field}/{value}", parts.byKey()::read),
                data(SOBJECT, "PATCH", V + "/sobjects/{object}/{field}/{value}", parts.byKey()::upsert),
                data(SOBJECT, "DELETE", V + "/sobjects/{object}/{field}/{value}", parts.byKey()::delete),

                // Up to 200 records
                data(COLLECTIONS, "POST", V + "/composite/sobjects", parts.collections()::insert),
                data(COLLECTIONS, "PATCH", V + "/composite/sobjects", parts.collections()::update),
                data(COLLECTIONS, "DELETE", V + "/composite/sobjects", parts.collections()::delete),
                data(COLLECTIONS, "PATCH", V + "/composite/sobjects/{object}/{field}", parts.collections()::upsert),
                data(COLLECTIONS, "GET", V + "/composite/sobjects/{object}", parts.reads()::get),
                data(COLLECTIONS, "POST", V + "/composite/sobjects/{object}", parts.reads()::post),

                // Queries
                data(QUERY, "GET", V + "/query", parts.queries()::query),
                data(QUERY, "GET", V + "/query/{locator}", parts.queries()::more),
                data(QUERY, "GET", V + "/queryAll", parts.queries()::queryAll),
                data(QUERY, "GET", V + "/queryAll/{locator}", parts.queries()::more),

                // Bulk API 2.0
                data(BULK, "POST", V + "/jobs/ingest", parts.ingest()::create),
                data(BULK, "GET", V + "/jobs/ingest", parts.ingest()::list),
                data(BULK, "GET", V + "/jobs/ingest/{id}", parts.ingest()::info),
                data(BULK, "PATCH", V + "/jobs/ingest/{id}", parts.ingest()::change),
                data(BULK, "DELETE", V + "/jobs/ingest/{id}", parts.ingest()::delete),
                data(BULK, "PUT", V + "/jobs/ingest/{id}/batches", parts.ingest()::upload),
                data(BULK, "GET", V + "/jobs/ingest/{id}/successfulResults", parts.ingest()::successful),
                data(BULK, "GET", V + "/jobs/ingest/{id}/failedResults", parts.ingest()::failed),
                data(BULK, "GET", V + "/jobs/ingest/{id}/unprocessedrecords", parts.ingest()::unprocessed),
                data(BULK, "POST", V + "/jobs/query", parts.queryJobs()::create),
                data(BULK, "GET", V + "/jobs/query", parts.queryJobs()::list),
                data(BULK, "GET", V + "/jobs/query/{id}", parts.queryJobs()::info),
                data(BULK, "PATCH", V + "/jobs/query/{id}", parts.queryJobs()::change),
                data(BULK, "DELETE", V + "/jobs/query/{id}", parts.queryJobs()::delete),
                data(BULK, "GET", V + "/jobs/query/{id}/results", parts.queryJobs()::results),

                // Several requests in one
                data(COMPOSITE, "POST", V + "/composite", parts.composite()::run),
                data(COMPOSITE, "POST", V + "/composite/batch", parts.batch()::run),
                data(COMPOSITE, "POST", V + "/composite/graph", parts.graphs()::run),
                data(COMPOSITE, "POST", V + "/composite/tree/{object}", parts.trees()::insert),

                // The simulator itself
                open(CONTROL, "GET", "/simulator", parts.control()::overview),
                open(CONTROL, "GET", "/simulator/records", parts.control()::records),
                open(CONTROL, "POST", "/simulator/faults", parts.control()::order),
                open(CONTROL, "DELETE", "/simulator/faults", parts.control()::clearFaults),
                open(CONTROL, "POST", "/simulator/clock", parts.control()::advance),
                open(CONTROL, "POST", "/simulator/seed", parts.control()::plant),
                open(CONTROL, "POST", "/simulator/reset", parts.control()::reset),

                // What Salesforce has and the simulator has not
                absent(
                        "GET",
                        V + "/jobs/query/{id}/resultPages",
                        "lists of result pages",
                        "GET /jobs/query/ID/results"),
                absent("*", "/services/async/{rest...}", "Bulk API 1.0", "Bulk API 2.0, /jobs/ingest"),
                // Signing in is a call of it too, and comes without a session.
                open(
                        OTHER,
                        "*",
                        "/services/Soap/{rest...}",
                        request -> Errors.notImplemented("the SOAP API", "the REST API, /services/data")),
                absent("*", "/services/apexrest/{rest...}", "Apex REST", "the REST API, /services/data"),
                absent("*", V + "/search/{rest...}", "SOSL", "GET /query"),
                absent("*", V + "/parameterizedSearch", "search", "GET /query"),
                absent("*", V + "/tooling/{rest...}", "the Tooling API", "describe"),
                absent("*", V + "/metadata/{rest...}", "the Metadata API", "describe"),
                absent("*", V + "/analytics/{rest...}", "reports", "GET /query"),
                absent("*", V + "/actions/{rest...}", "actions", "POST /composite"),
                absent("GET", V + "/recent", "recently viewed records", "GET /query"),
                absent("GET", V + "/tabs", "tabs", "GET /sobjects"),
                absent("GET", V + "/theme", "themes", "GET /sobjects"),
                absent("GET", V + "/appMenu/{rest...}", "app menus", "GET /sobjects"),
                absent("*", V + "/quickActions/{rest...}", "quick actions", "POST /composite"),
                absent("*", V + "/chatter/{rest...}", "Chatter", "GET /sobjects/User/ID"),
                absent("*", V + "/connect/{rest...}", "the Connect API", "GET /sobjects/Organization/ID"),
                absent("*", V + "/process/{rest...}", "approvals and workflow rules", "PATCH /sobjects/OBJECT/ID"),
                absent("GET", V + "/compactLayouts", "layouts", "describe"),
                absent("*", V + "/ui-api/{rest...}", "the User Interface API", "describe"),
                absent("*", V + "/graphql/{rest...}", "GraphQL", "GET /query"));
    }

    private static Endpoint absent(String method, String template, String what, String nearest) {
        return data(kind(template), method, template, call -> Errors.notImplemented(what, nearest));
    }

    private static Kind kind(String template) {
        if (template.contains("/composite/")) {
            return COMPOSITE;
        }
        return template.contains("/jobs/") ? BULK : template.contains("earch") ? QUERY : OTHER;
    }
}
