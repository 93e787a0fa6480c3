package io.saddlebag.simulator;

import io.saddlebag.simulator.bulk.IngestEndpoints;
import io.saddlebag.simulator.bulk.QueryEndpoints;
import io.saddlebag.simulator.composite.Composite;
import io.saddlebag.simulator.composite.CompositeBatch;
import io.saddlebag.simulator.composite.CompositeGraphs;
import io.saddlebag.simulator.control.ControlEndpoints;
import io.saddlebag.simulator.dml.Batch;
import io.saddlebag.simulator.dml.Dml;
import io.saddlebag.simulator.front.Dispatcher;
import io.saddlebag.simulator.front.Versions;
import io.saddlebag.simulator.oauth.OAuthServer;
import io.saddlebag.simulator.rest.ByKey;
import io.saddlebag.simulator.rest.Callers;
import io.saddlebag.simulator.rest.CollectionReads;
import io.saddlebag.simulator.rest.Collections;
import io.saddlebag.simulator.rest.Describes;
import io.saddlebag.simulator.rest.Queries;
import io.saddlebag.simulator.rest.Resources;
import io.saddlebag.simulator.rest.SObjects;
import io.saddlebag.simulator.rest.Trees;

/** The parts that answer, put together: what the list of endpoints names. */
record Parts(
        OAuthServer oauth,
        Resources resources,
        Describes describes,
        SObjects sobjects,
        ByKey byKey,
        Collections collections,
        CollectionReads reads,
        Trees trees,
        Queries queries,
        IngestEndpoints ingest,
        QueryEndpoints queryJobs,
        Composite composite,
        CompositeBatch batch,
        CompositeGraphs graphs,
        ControlEndpoints control) {

    static Parts of(Machine machine, Dispatcher dispatcher, Versions versions) {
        var org = machine.org();
        var dml = new Dml(org, machine.rules());
        var callers = new Callers(machine.faults());
        var composite = new Composite(org, dispatcher::part);
        return new Parts(
                machine.oauth(),
                new Resources(org, versions, machine.usage(), machine.bulk().batches()),
                new Describes(org.schema()),
                new SObjects(org, dml, callers),
                new ByKey(org, dml, callers),
                new Collections(org.schema(), new Batch(org, dml), callers),
                new CollectionReads(org),
                new Trees(org, dml, callers),
                machine.queries(),
                machine.bulk().endpoints(),
                machine.bulk().queries(),
                composite,
                new CompositeBatch(dispatcher::part),
                new CompositeGraphs(composite),
                new ControlEndpoints(new MachineControls(machine)));
    }
}
