package io.saddlebag.cli;

import io.saddlebag.deadletter.ReplayReport;
import io.saddlebag.deadletter.ReplayRequest;
import io.saddlebag.flow.Home;

/** Sends dead letters again in this process, as nobody else runs the flows. */
@FunctionalInterface
interface Replayer {

    ReplayReport replay(Home home, ReplayRequest request) throws Exception;
}
