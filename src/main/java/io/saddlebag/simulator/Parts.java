package io.saddlebag.simulator;

import io.saddlebag.simulator.bulk.BulkJobs;
import io.saddlebag.simulator.bulk.IngestEndpoints;
import io.saddlebag.simulator.dml.Batch;
import io.saddlebag.simulator.dml.Dml;
import io.saddlebag.simulator.dml.Rules;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.front.ApiUsage;
import io.saddlebag.simulator.oauth.OAuthServer;
import io.saddlebag.simulator.rest.ByKey;
import io.saddlebag.simulator.rest.Callers;
import io.saddlebag.simulator.rest.CollectionReads;
import io.saddlebag.simulator.rest.Collections;
import io.saddlebag.simulator.rest.Describes;
import io.saddlebag.simulator.rest.Queries;
import io.saddlebag.simulator.rest.Resources;
import io.saddlebag.simulator.rest.SObjects;
import io.saddlebag.simulator.soql.Search;
import io.saddlebag.simulator.store.Org;

/** The parts that answer, put together: what the list of endpoints names. */
record Parts(
        OAuthServer oauth,
        Resources resources,
        Describes describes,
        SObjects sobjects,
        ByKey byKey,
        Collections collections,
        CollectionReads reads,
        Queries queries,
        IngestEndpoints ingest) {

    static Parts of(Org org, Rules rules, Faults faults, ApiUsage usage, OAuthServer oauth, BulkJobs bulk) {
        var dml = new Dml(org, rules);
        var callers = new Callers(faults);
        return new Parts(
                oauth,
                new Resources(org, usage),
                new Describes(org.schema()),
                new SObjects(org, dml, callers),
                new ByKey(org, dml, callers),
                new Collections(org.schema(), new Batch(org, dml), callers),
                new CollectionReads(org),
                new Queries(org, new Search(org)),
                bulk.endpoints());
    }
}
