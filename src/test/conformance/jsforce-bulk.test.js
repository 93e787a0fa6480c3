// jsforce loads by Bulk API 2.0.
import { strict as assert } from 'node:assert';
import { Readable } from 'node:stream';
import { before, beforeEach, describe, test } from 'node:test';
import { signedIn, signedInByBrowser } from './jsforce-connection.js';
import { fault, records, reset } from './simulator.js';

describe('jsforce in bulk', () => {
  let salesforce;

  before(async () => {
    salesforce = await signedIn();
  });
  beforeEach(async () => {
    await reset();
    salesforce.bulk2.pollInterval = 10;
  });

  const load = (input, more = {}) =>
    salesforce.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'insert', input, ...more });

  test('inserts, and each failing row says why', async () => {
    const results = await load([
      { LastName: 'One', FirstName: '' },
      { LastName: '', FirstName: 'Two' },
      { LastName: 'Three', FirstName: '' },
    ]);
    assert.equal(results.successfulResults.length, 2);
    assert.match(results.successfulResults[0].sf__Id, /^003\w{15}$/);
    assert.equal(results.successfulResults[0].sf__Created, 'true');
    assert.equal(results.failedResults.length, 1);
    assert.equal(
      results.failedResults[0].sf__Error,
      'REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --',
    );
    assert.equal(results.failedResults[0].FirstName, 'Two');
    assert.equal(results.unprocessedRecords.length, 0);
  });

  test('queries', async () => {
    await load('LastName,Birthdate\n"L,ee",1980-02-29\nLea,\n');
    const stream = await salesforce.bulk2.query('SELECT LastName, Birthdate FROM Contact ORDER BY LastName');
    const found = await stream.toArray();
    assert.deepEqual(found, [{ LastName: 'L,ee', Birthdate: '1980-02-29' }, { LastName: 'Lea', Birthdate: '' }]);
  });

  test('inserts from a text', async () => {
    const results = await load('LastName,Description\n"L,ee","a ""b"""\n');
    assert.equal(results.successfulResults[0].LastName, 'L,ee');
    assert.equal((await records('Contact'))[0].Description, 'a "b"');
  });

  test('inserts from a stream of many rows', async () => {
    async function* rows() {
      yield 'LastName,Email\n';
      for (let n = 0; n < 12000; n++) {
        yield `L${n},${n % 1000 ? `l${n}@example.org` : 'nope'}\n`;
      }
    }
    const results = await load(Readable.from(rows()));
    assert.equal(results.successfulResults.length, 11988);
    assert.equal(results.failedResults.length, 12);
  });

  test('upserts', async () => {
    await salesforce.sobject('Contact').create({ LastName: 'Old', Ext__c: '1' });
    const results = await load([{ Ext__c: '1', LastName: 'One' }, { Ext__c: '2', LastName: 'Two' }], {
      operation: 'upsert',
      externalIdFieldName: 'Ext__c',
    });
    const created = Object.fromEntries(results.successfulResults.map((row) => [row.Ext__c, row.sf__Created]));
    assert.deepEqual(created, { 1: 'false', 2: 'true' });
  });

  test('updates and deletes', async () => {
    const made = await salesforce.sobject('Contact').create([{ LastName: 'One' }, { LastName: 'Two' }]);
    await load(made.map((each) => ({ Id: each.id, Title: 'Boss' })), { operation: 'update' });
    assert.deepEqual((await records('Contact')).map((held) => held.Title), ['Boss', 'Boss']);
    const results = await load([{ Id: made[0].id }, { Id: '003000000000001AAA' }], { operation: 'delete' });
    assert.deepEqual([results.successfulResults.length, results.failedResults.length], [1, 1]);
  });

  test('by a sobject', async () => {
    const results = await salesforce.bulk2.loadAndWaitForResults({
      object: 'Lead',
      operation: 'insert',
      input: [{ LastName: 'Lee', Company: 'Acme' }],
    });
    assert.match(results.successfulResults[0].sf__Id, /^00Q/);
  });

  test('names parents by key', async () => {
    const { id } = await salesforce.sobject('Account').create({ Name: 'Acme', Ext__c: 'A' });
    await load([{ LastName: 'Lee', 'Account.Ext__c': 'A' }]);
    assert.equal((await records('Contact'))[0].AccountId, id);
  });

  test('goes through a job step by step', async () => {
    const job = salesforce.bulk2.createJob({ object: 'Contact', operation: 'insert' });
    const open = await job.open();
    assert.deepEqual([open.state, open.apiVersion, open.contentType], ['Open', 66, 'CSV']);
    assert.equal(open.contentUrl, `services/data/v66.0/jobs/ingest/${open.id}/batches`);
    await job.uploadData([{ LastName: 'Lee' }]);
    await job.close();
    await job.poll(10, 10000);
    const info = await job.check();
    assert.deepEqual([info.state, info.numberRecordsProcessed, info.numberRecordsFailed], ['JobComplete', 1, 0]);
    assert.equal((await job.getSuccessfulResults(true)).split('\n')[0], '"sf__Id","sf__Created",LastName');
    await job.delete();
    await assert.rejects(job.check(), { errorCode: 'NOT_FOUND' });
  });

  test('goes on with a job that another began', async () => {
    const job = salesforce.bulk2.createJob({ object: 'Contact', operation: 'insert' });
    await job.open();
    await job.uploadData([{ LastName: 'Lee' }]);
    const other = salesforce.bulk2.job('ingest', { id: job.id });
    await other.close();
    await other.poll(10, 10000);
    assert.equal((await other.getAllResults()).successfulResults.length, 1);
  });

  test('with semicolons and CRLF', async () => {
    const job = salesforce.bulk2.createJob({
      object: 'Contact',
      operation: 'insert',
      columnDelimiter: 'SEMICOLON',
      lineEnding: 'CRLF',
    });
    await job.open();
    await job.uploadData('LastName;Title\r\nLee;Boss\r\n');
    await job.close();
    await job.poll(10, 10000);
    assert.equal((await records('Contact'))[0].Title, 'Boss');
  });

  test('aborts', async () => {
    const job = salesforce.bulk2.createJob({ object: 'Contact', operation: 'insert' });
    await job.open();
    await job.abort();
    assert.equal((await job.check()).state, 'Aborted');
    await assert.rejects(job.close(), { errorCode: 'INVALIDJOBSTATE' });
  });

  test('hears of a second upload', async () => {
    const job = salesforce.bulk2.createJob({ object: 'Contact', operation: 'insert' });
    await job.open();
    await job.uploadData('LastName\nOne\n');
    await assert.rejects(
      salesforce.request({
        method: 'PUT',
        url: `/services/data/v66.0/jobs/ingest/${job.id}/batches`,
        headers: { 'Content-Type': 'text/csv' },
        body: 'LastName\nTwo\n',
      }),
      /Found multiple contents for job/,
    );
  });

  test('hears of a field that is not there', async () => {
    await assert.rejects(load('LastName,Nope__c\nLee,1\n'), /InvalidBatch : Field name not found : Nope__c/);
  });

  test('hears of the wrong line ending', async () => {
    await assert.rejects(load('LastName\r\nLee\r\n'), /LineEnding is invalid on user data/);
  });

  test('hears that a job failed, and gets the rest back', async () => {
    await fault('job-failed');
    const job = salesforce.bulk2.createJob({ object: 'Contact', operation: 'insert' });
    await job.open();
    await job.uploadData([{ LastName: 'One' }, { LastName: 'Two' }]);
    await job.close();
    await assert.rejects(job.poll(10, 10000), /TooManyLockFailure/);
    assert.deepEqual((await job.getUnprocessedRecords()).map((row) => row.LastName), ['One', 'Two']);
  });

  test('hears of an unknown object', async () => {
    await assert.rejects(load([{ Name: 'x' }], { object: 'Nope' }), { errorCode: 'INVALIDENTITY' });
  });

  test('has its locked rows tried again inside the job', async () => {
    await fault('row-locked:next=3');
    const results = await load([{ LastName: 'One' }, { LastName: 'Two' }]);
    assert.equal(results.successfulResults.length, 2);
  });

  test('survives an expired session', async () => {
    const renewing = await signedInByBrowser();
    await fault('expired-session');
    const results = await renewing.bulk2.loadAndWaitForResults({
      object: 'Contact',
      operation: 'insert',
      input: [{ LastName: 'Lee' }],
      pollInterval: 10,
    });
    assert.equal(results.successfulResults.length, 1);
  });
});
