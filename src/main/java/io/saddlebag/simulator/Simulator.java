package io.saddlebag.simulator;

import io.saddlebag.simulator.bulk.BulkJobs;
import io.saddlebag.simulator.dml.Batch;
import io.saddlebag.simulator.dml.Dml;
import io.saddlebag.simulator.dml.Rules;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.front.ApiUsage;
import io.saddlebag.simulator.front.Front;
import io.saddlebag.simulator.front.Requests;
import io.saddlebag.simulator.http.HttpDoor;
import io.saddlebag.simulator.http.RoutingTable;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.OAuthServer;
import io.saddlebag.simulator.oauth.OAuthSettings;
import io.saddlebag.simulator.oauth.User;
import io.saddlebag.simulator.schema.Schema;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Journal;
import io.saddlebag.simulator.store.Org;
import io.saddlebag.simulator.store.Write;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A running simulator. Consumer key {@code saddlebag}, secret {@code saddlebag-secret}. */
public final class Simulator implements AutoCloseable {

    private final Settings settings;
    private final Schema schema;
    private final Journal journal;
    private final Org org;
    private final Rules rules = new Rules();
    private final Faults faults;
    private final Requests requests = new Requests();
    private final ApiUsage usage;
    private final OAuthServer oauth;
    private final String refreshToken;
    private final BulkJobs bulk;
    private final HttpDoor door;

    private Simulator(Settings settings) throws IOException {
        this.settings = settings;
        schema = new Schema(settings.clock());
        journal = new Journal(settings.history());
        org = new Org(schema, settings.clock(), journal);
        faults = new Faults(new Random(settings.seed()));
        usage = new ApiUsage(settings.clock(), settings.dailyApiLimit());
        oauth = oauth(settings);
        Users.create(org, oauth);
        refreshToken = oauth.newRefreshToken(App.saddlebag().key(), User.demo().username());
        bulk = new BulkJobs(org, new Batch(org, new Dml(org, rules)), faults, new Random(settings.seed()));
        var parts = Parts.of(org, rules, faults, usage, oauth, bulk);
        var table = new RoutingTable(Endpoints.of(parts));
        door = new HttpDoor(
                settings.port(), new Front(table, oauth, faults, usage, requests, settings.latency())::reply);
    }

    private static OAuthServer oauth(Settings settings) {
        var policies = OAuthSettings.standard()
                .withSessionLifetime(settings.sessionLifetime())
                .withPasswordFlow(settings.passwordFlow());
        var oauth = new OAuthServer(policies, settings.clock(), new Random(settings.seed()));
        oauth.register(App.saddlebag().withRotation(settings.rotateRefreshTokens()));
        oauth.register(App.saddlebagPublic().withRotation(settings.rotateRefreshTokens()));
        return oauth;
    }

    /**
     * Starts one on 127.0.0.1.
     *
     * @throws IOException when the port is taken
     */
    public static Simulator start(Settings settings) throws IOException {
        return new Simulator(settings);
    }

    /** Starts one with the default settings on a free port. */
    public static Simulator start() throws IOException {
        return start(Settings.defaults());
    }

    /** {@code http://127.0.0.1:8090}: login URL and instance URL in one. */
    public String url() {
        return "http://127.0.0.1:" + door.port();
    }

    /** Apps, users, policies and sessions: who may sign in, and what became of it. */
    public OAuthServer oauth() {
        return oauth;
    }

    /** A refresh token of the demo user and the app {@code saddlebag}, ready to be used. */
    public String refreshToken() {
        return refreshToken;
    }

    /** The objects and fields; add yours here. */
    public Schema schema() {
        return schema;
    }

    /** The duplicate and validation rules; none in the beginning. */
    public Rules rules() {
        return rules;
    }

    /** The live records of an object in the order of their creation, with every field that has a value. */
    public List<Map<String, Object>> records(String object) {
        var type =
                schema.object(object).orElseThrow(() -> new IllegalArgumentException("There is no object " + object));
        return org.reading(() ->
                org.all(type).filter(held -> !held.isDeleted()).map(Held::toMap).toList());
    }

    /** How many live records of an object there are. */
    public int count(String object) {
        return schema.object(object)
                .map(type -> org.reading(() -> org.count(type)))
                .orElse(0);
    }

    /** Every write to an object's records, in the order they were done: how often, and what stood there after each. */
    public List<Write> writes(String object) {
        return journal.of(object);
    }

    /** Each of the next requests for data (or records, or jobs) meets one of these, in this order. */
    public void next(Fault... ordered) {
        faults.next(ordered);
    }

    /** Every n-th request for data meets it. */
    public void every(int n, Fault fault) {
        faults.every(n, fault);
    }

    /** Each request for data meets it with this probability. */
    public void rate(double probability, Fault fault) {
        faults.rate(probability, fault);
    }

    /** The faults in full: aimed at a kind of request, or called off. */
    public Faults faults() {
        return faults;
    }

    /** What came in: counts by kind, and the most that were under way at once. */
    public Requests requests() {
        return requests;
    }

    /** The day's API requests. */
    public ApiUsage usage() {
        return usage;
    }

    /** Bulk API 2.0: its limits and the pace of its jobs. */
    public BulkJobs bulk() {
        return bulk;
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        door.close();
        bulk.close();
    }
}
