// @salesforce/core, the library below the Salesforce CLI.
import { strict as assert } from 'node:assert';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { before, beforeEach, describe, test } from 'node:test';
import { OAuth2 } from '@jsforce/jsforce-node';
import { AuthInfo, Connection, Org, StateAggregator, WebOAuthServer } from '@salesforce/core';
import { app, callback, decide, fault, jwtKeyFile, records, reset, rotation, url, user } from './simulator.js';

const oauth2 = { loginUrl: url, ...app };

/** Signed in through the browser. */
async function byBrowser() {
  await forget();
  const options = { ...oauth2, redirectUri: callback, useVerifier: true };
  const client = new OAuth2(options);
  const address = await decide(AuthInfo.getAuthorizationUrl({ ...options, scope: 'api refresh_token id' }, client));
  return AuthInfo.create({ oauth2Options: { ...options, authCode: address.searchParams.get('code') }, oauth2: client });
}

/** The same, and saved as the CLI does. */
async function saved() {
  const info = await byBrowser();
  await info.save();
  return info;
}

/** Drops the saved sign-in, and what the library remembers of it. */
async function forget() {
  await rm(join(homedir(), '.sfdx', `${user.name}.json`), { force: true });
  StateAggregator.clearInstance();
}

const connected = async (authInfo) => Connection.create({ authInfo });

describe('@salesforce/core signs in', () => {
  before(reset);
  beforeEach(forget);

  test('by an authorization code', async () => {
    const info = await byBrowser();
    assert.equal(info.getUsername(), user.name);
    assert.match(info.getFields().orgId, /^00D\w{15}$/);
    assert.equal(info.isRefreshTokenFlow() || info.isOauth(), true);
  });

  test('by its web server', async () => {
    const server = await WebOAuthServer.create({ oauthConfig: { ...oauth2 } });
    await server.start();
    const finished = server.authorizeAndSave();
    const address = await decide(server.getAuthorizationUrl());
    await fetch(address);
    assert.equal((await finished).getUsername(), user.name);
  });

  test('by JWT', async () => {
    const info = await AuthInfo.create({
      username: user.name,
      oauth2Options: { clientId: app.clientId, loginUrl: url, privateKey: jwtKeyFile },
    });
    assert.equal(info.isJwt(), true);
    assert.equal((await (await connected(info)).query('SELECT Id FROM User')).totalSize, 1);
  });

  test('by a refresh token', async () => {
    const first = await byBrowser();
    const { refreshToken } = first.getFields(true);
    const info = await AuthInfo.create({ oauth2Options: { ...oauth2, refreshToken } });
    assert.equal(info.getUsername(), user.name);
  });

  test('by an access token', async () => {
    const first = await byBrowser();
    const { accessToken } = first.getFields(true);
    const info = await AuthInfo.create({
      username: accessToken,
      accessTokenOptions: { accessToken, instanceUrl: url, loginUrl: url },
    });
    assert.equal(info.isAccessTokenFlow(), true);
    assert.equal((await (await connected(info)).query('SELECT Id FROM User')).totalSize, 1);
  });

  test('not with a wrong code', async () => {
    await assert.rejects(
      AuthInfo.create({ oauth2Options: { ...oauth2, redirectUri: callback, authCode: 'wrong' } }),
      /invalid authorization code/,
    );
  });

  test('not with a wrong refresh token', async () => {
    await assert.rejects(AuthInfo.create({ oauth2Options: { ...oauth2, refreshToken: 'wrong' } }), /expired access\/refresh token/);
  });
});

describe('@salesforce/core keeps its session', () => {
  before(reset);

  test('when it expires, and again', async () => {
    const connection = await connected(await saved());
    for (let n = 0; n < 3; n++) {
      await fault('expired-session');
      assert.equal((await connection.query('SELECT Id FROM User')).totalSize, 1);
    }
  });

  test('when it expires by JWT', async () => {
    await forget();
    const info = await AuthInfo.create({
      username: user.name,
      oauth2Options: { clientId: app.clientId, loginUrl: url, privateKey: jwtKeyFile },
    });
    await info.save();
    const connection = await connected(info);
    await fault('expired-session');
    assert.equal((await connection.query('SELECT Id FROM User')).totalSize, 1);
  });

  test(rotation ? 'with the rotated token in its file' : 'with the same token in its file', async () => {
    const info = await saved();
    const before = info.getFields(true).refreshToken;
    const connection = await connected(info);
    await fault('expired-session');
    await connection.query('SELECT Id FROM User');
    const kept = (await AuthInfo.create({ username: user.name })).getFields(true).refreshToken;
    assert.equal(kept !== before, rotation);
  });

  test('from its file', async () => {
    await saved();
    const connection = await connected(await AuthInfo.create({ username: user.name }));
    assert.equal((await connection.identity()).username, user.name);
  });
});

describe('@salesforce/core works', () => {
  let connection;

  before(async () => {
    connection = await connected(await saved());
    connection.bulk2.pollInterval = 10;
  });
  beforeEach(reset);

  test('at the newest version', async () => {
    assert.equal(connection.getApiVersion(), await connection.retrieveMaxApiVersion());
  });

  test('as an org', async () => {
    const org = await Org.create({ connection });
    assert.match(org.getOrgId(), /^00D/);
    assert.equal(org.getUsername(), user.name);
    await org.refreshAuth();
  });

  test('creates, reads, updates, deletes', async () => {
    const { id } = await connection.sobject('Contact').create({ LastName: 'Lee' });
    await connection.sobject('Contact').update({ Id: id, Title: 'Boss' });
    assert.equal((await connection.sobject('Contact').retrieve(id)).Title, 'Boss');
    await connection.sobject('Contact').destroy(id);
    assert.equal((await records('Contact')).length, 0);
  });

  test('upserts', async () => {
    const made = await connection.sobject('Contact').upsert({ LastName: 'Lee', Ext__c: '1' }, 'Ext__c');
    const again = await connection.sobject('Contact').upsert({ LastName: 'Lea', Ext__c: '1' }, 'Ext__c');
    assert.deepEqual([made.created, again.created], [true, false]);
  });

  test('upserts: 300 where several have the key', async () => {
    await connection.sobject('Contact').create([{ LastName: 'A', Email: 'a@b.org' }, { LastName: 'B', Email: 'a@b.org' }]);
    await assert.rejects(connection.sobject('Contact').upsert({ LastName: 'C', Email: 'a@b.org' }, 'Email'));
    assert.equal((await records('Contact')).length, 2);
  });

  test('writes collections', async () => {
    const made = await connection.sobject('Contact').create([{ LastName: 'One' }, { FirstName: 'Two' }]);
    assert.deepEqual(made.map((each) => each.success), [true, false]);
  });

  test('sends composite requests', async () => {
    const answer = await connection.requestPost('/composite', {
      compositeRequest: [
        {
          method: 'POST',
          url: `/services/data/v${connection.version}/sobjects/Account`,
          referenceId: 'a',
          body: { Name: 'Acme' },
        },
        { method: 'GET', url: `/services/data/v${connection.version}/sobjects/Account/@{a.id}?fields=Name`, referenceId: 'b' },
      ],
    });
    assert.equal(answer.compositeResponse[1].body.Name, 'Acme');
  });

  test('queries all pages', async () => {
    const many = Array.from({ length: 2100 }, (_, n) => ({ LastName: `L${n}` }));
    await connection.sobject('Contact').create(many, { allowRecursive: true });
    const found = await connection.autoFetchQuery('SELECT Id FROM Contact');
    assert.deepEqual([found.totalSize, found.records.length], [2100, 2100]);
  });

  test('queries a single record', async () => {
    const found = await connection.singleRecordQuery(`SELECT Id, Username FROM User WHERE Username = '${user.name}'`);
    assert.match(found.Id, /^005/);
  });

  test('describes', async () => {
    const described = await connection.describe('Opportunity');
    assert.ok(described.fields.some((field) => field.name === 'StageName' && field.type === 'picklist'));
    assert.ok((await connection.describeGlobal()).sobjects.length >= 4);
  });

  test('reads the limits', async () => {
    assert.ok((await connection.limits()).DailyApiRequests.Max > 0);
  });

  test('loads in bulk, with failing rows', async () => {
    const results = await connection.bulk2.loadAndWaitForResults({
      object: 'Contact',
      operation: 'insert',
      input: [{ LastName: 'One', FirstName: '' }, { LastName: '', FirstName: 'Two' }],
      pollInterval: 10,
    });
    assert.deepEqual([results.successfulResults.length, results.failedResults.length], [1, 1]);
    assert.match(results.failedResults[0].sf__Error, /^REQUIRED_FIELD_MISSING:/);
  });

  test('loads in bulk over an expired session', async () => {
    await fault('expired-session');
    const results = await connection.bulk2.loadAndWaitForResults({
      object: 'Contact',
      operation: 'insert',
      input: [{ LastName: 'One' }],
      pollInterval: 10,
    });
    assert.equal(results.successfulResults.length, 1);
  });

  test('hears of errors', async () => {
    await assert.rejects(connection.sobject('Contact').create({}), { errorCode: 'REQUIRED_FIELD_MISSING' });
  });
});
