package io.saddlebag.simulator;

import io.saddlebag.simulator.bulk.BulkJobs;
import io.saddlebag.simulator.dml.Batch;
import io.saddlebag.simulator.dml.Dml;
import io.saddlebag.simulator.dml.Rules;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.front.ApiUsage;
import io.saddlebag.simulator.front.Requests;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.OAuthServer;
import io.saddlebag.simulator.oauth.OAuthSettings;
import io.saddlebag.simulator.rest.Queries;
import io.saddlebag.simulator.schema.Schema;
import io.saddlebag.simulator.seed.Seed;
import io.saddlebag.simulator.soql.Search;
import io.saddlebag.simulator.store.Journal;
import io.saddlebag.simulator.store.Org;
import java.time.Duration;
import java.util.Random;

/** Everything a simulator remembers, without the door through which it is reached. */
record Machine(
        MovableClock clock,
        Schema schema,
        Journal journal,
        Org org,
        Rules rules,
        Faults faults,
        Requests requests,
        ApiUsage usage,
        OAuthServer oauth,
        Queries queries,
        BulkJobs bulk) {

    /** What Salesforce enforces in all orgs since November 2026 (release update of Winter '27). */
    private static final Duration IDLE_LIMIT = Duration.ofDays(30);

    static Machine of(Settings settings) {
        var clock = new MovableClock(settings.clock());
        var schema = settings.stock() ? Schema.stock(clock) : new Schema(clock);
        var journal = new Journal(settings.history());
        var policies = OAuthSettings.standard()
                .withSessionLifetime(settings.sessionLifetime())
                .withPasswordFlow(settings.passwordFlow())
                .withPasswordFlowEnd(settings.passwordFlowEnd());
        var oauth = new OAuthServer(
                settings.stock() ? policies.withRefreshIdleLimit(IDLE_LIMIT) : policies,
                clock,
                new Random(settings.seed()));
        oauth.register(App.saddlebag().withRotation(settings.rotateRefreshTokens()));
        oauth.register(App.saddlebagPublic().withRotation(settings.rotateRefreshTokens()));
        if (settings.stock()) {
            oauth.register(App.guide().withRotation(settings.rotateRefreshTokens()));
        }
        var org = new Org(schema, clock, journal);
        var rules = new Rules();
        var faults = new Faults(settings.seed());
        oauth.authorizeFaults(faults::forAuthorization);
        var machine = new Machine(
                clock,
                schema,
                journal,
                org,
                rules,
                faults,
                new Requests(),
                new ApiUsage(clock, settings.dailyApiLimit()),
                oauth,
                new Queries(org, new Search(org)),
                new BulkJobs(org, new Batch(org, new Dml(org, rules)), faults, new Random(settings.seed())));
        Users.create(machine.org, oauth);
        return machine;
    }

    /** Moves the time forward, and the jobs with it. */
    void advance(Duration by) {
        clock.advance(by);
        bulk.timeMoved();
    }

    /** Puts a seed in, on behalf of the demo user. */
    void plant(JsonBody seed) {
        var demo = org.all(schema.object("User").orElseThrow()).findFirst().orElseThrow();
        new Seed(org, new Dml(org, rules), rules, faults, oauth).plant(seed, demo.id());
    }

    /** Back to the beginning; the same org and user are made again, with the same ids, so that sessions live on. */
    void reset() {
        bulk.clear();
        queries.clear();
        org.clear();
        Users.create(org, oauth);
        faults.clear();
        requests.reset();
        usage.reset();
    }
}
