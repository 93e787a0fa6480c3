// node-sf-bulk2 is the Bulk API 2.0 and nothing else; it is given a session that jsforce has opened.
import { strict as assert } from 'node:assert';
import { before, beforeEach, describe, test } from 'node:test';
import bulk2 from 'node-sf-bulk2';
import { signedIn, version } from './jsforce-connection.js';
import { records, reset, url } from './simulator.js';

const { BulkAPI2, RESULTTYPE } = bulk2;

describe('node-sf-bulk2', () => {
  let bulk;

  before(async () => {
    const { accessToken } = await signedIn();
    bulk = new BulkAPI2({ accessToken, instanceUrl: url, apiVersion: version, callOptions: { client: 'checks' } });
  });
  beforeEach(reset);

  async function ended(info) {
    for (;;) {
      const job = await info();
      if (['JobComplete', 'Failed', 'Aborted'].includes(job.state)) {
        return job;
      }
    }
  }

  async function load(csv) {
    const job = await bulk.createDataUploadJob({ object: 'Contact', operation: 'insert' });
    assert.equal(await bulk.uploadJobData(job.contentUrl, csv), 201);
    await bulk.closeOrAbortJob(job.id, 'UploadComplete');
    return ended(() => bulk.getIngestJobInfo(job.id));
  }

  test('loads, and reads what became of each row', async () => {
    const job = await load('LastName,Email\nOne,1@example.org\nTwo,nope\n');
    assert.equal(job.numberRecordsProcessed, 2);
    assert.equal(job.numberRecordsFailed, 1);
    assert.match(await bulk.getResults(job.id, RESULTTYPE.successfulResults), /^"sf__Id","sf__Created",LastName,Email\n"003/);
    assert.match(await bulk.getResults(job.id, RESULTTYPE.failedResults), /INVALID_EMAIL_ADDRESS/);
    assert.deepEqual((await records('Contact')).map((contact) => contact.LastName), ['One']);
  });

  test('lists and deletes its jobs', async () => {
    const job = await load('LastName\nOne\n');
    assert.deepEqual((await bulk.getAllIngestJobInfo()).records.map(({ id }) => id), [job.id]);
    await bulk.deleteIngestJob(job.id);
    await assert.rejects(bulk.getIngestJobInfo(job.id), { status: 404 });
  });

  test('queries, page by page', async () => {
    await load('LastName\nOne\nTwo\nThree\n');
    const query = { query: 'SELECT LastName FROM Contact ORDER BY LastName', operation: 'query' };
    const { id, state } = await bulk.submitBulkQueryJob(query);
    assert.equal(state, 'UploadComplete');
    const job = await ended(() => bulk.getBulkQueryJobInfo(id));
    assert.equal(job.numberRecordsProcessed, 3);
    const first = await bulk.getBulkQueryResults(id, undefined, 2);
    assert.equal(first.data, '"LastName"\n"One"\n"Three"\n');
    const second = await bulk.getBulkQueryResults(id, first.headers['sforce-locator'], 2);
    assert.equal(second.data, '"LastName"\n"Two"\n');
    assert.equal(second.headers['sforce-locator'], 'null');
    await bulk.deleteBulkQueryJob(id);
  });
});
