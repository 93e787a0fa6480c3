// jsforce asks for records, page by page.
import { strict as assert } from 'node:assert';
import { before, describe, test } from 'node:test';
import jsforce from 'jsforce';
import { signedIn } from './jsforce-connection.js';
import { reset } from './simulator.js';

describe('jsforce queries', () => {
  let salesforce;

  before(async () => {
    await reset();
    salesforce = await signedIn();
    await salesforce.sobject('Account').create([
      { Name: 'Acme', Ext__c: 'A' },
      { Name: "Bob's", Ext__c: 'B' },
    ]);
    const many = Array.from({ length: 2500 }, (_, n) => ({
      LastName: `L${String(n).padStart(4, '0')}`,
      Email: n % 2 ? `l${n}@example.org` : null,
      Account: { Ext__c: n % 5 ? 'A' : 'B' },
    }));
    await salesforce.sobject('Contact').create(many, { allowRecursive: true });
  });

  test('one page', async () => {
    const found = await salesforce.query('SELECT Id, LastName FROM Contact LIMIT 3');
    assert.equal(found.done, true);
    assert.equal(found.records[0].attributes.type, 'Contact');
    assert.match(found.records[0].Id, /^003/);
  });

  test('the first of two pages', async () => {
    const found = await salesforce.query('SELECT Id FROM Contact');
    assert.deepEqual([found.totalSize, found.records.length, found.done], [2500, 2000, false]);
    const more = await salesforce.queryMore(found.nextRecordsUrl);
    assert.deepEqual([more.records.length, more.done], [500, true]);
  });

  test('all pages by themselves', async () => {
    const found = await salesforce.query('SELECT Id FROM Contact', { autoFetch: true, maxFetch: 5000 });
    assert.equal(new Set(found.records.map((each) => each.Id)).size, 2500);
  });

  test('as a stream', async () => {
    const names = new Set();
    const query = salesforce.query('SELECT LastName FROM Contact').on('record', (record) => names.add(record.LastName));
    await query.run({ autoFetch: true, maxFetch: 5000 });
    assert.equal(names.size, 2500);
  });

  test('in pages of a size', async () => {
    const found = await salesforce.query('SELECT Id FROM Contact', { headers: { 'Sforce-Query-Options': 'batchSize=300' } });
    assert.equal(found.records.length, 300);
  });

  test('a count', async () => {
    assert.equal((await salesforce.query('SELECT COUNT() FROM Contact')).totalSize, 2500);
    assert.equal(await salesforce.sobject('Contact').count({ Email: null }), 1250);
  });

  test('a parent', async () => {
    const found = await salesforce.query("SELECT Account.Name FROM Contact WHERE Account.Name = 'Bob\\'s' LIMIT 1");
    assert.equal(found.records[0].Account.Name, "Bob's");
  });

  test('with conditions made by jsforce', async () => {
    const found = await salesforce
      .sobject('Contact')
      .find({ LastName: { $like: 'L000%' }, Email: { $ne: null } }, ['Id', 'LastName'])
      .sort({ LastName: -1 })
      .limit(2)
      .skip(1);
    assert.deepEqual(found.map((each) => each.LastName), ['L0007', 'L0005']);
  });

  test('with dates made by jsforce', async () => {
    const found = await salesforce
      .sobject('Contact')
      .find({ CreatedDate: { $lt: jsforce.SfDate.toDateTimeLiteral(new Date(Date.now() + 86400000)) }, LastName: ['L0001', 'L0002'] })
      .orderby('LastName');
    assert.deepEqual(found.map((each) => each.LastName), ['L0001', 'L0002']);
  });

  test('one record', async () => {
    const found = await salesforce.sobject('Contact').findOne({ LastName: 'L1234' });
    assert.equal(found.LastName, 'L1234');
  });

  test('changes all that it finds', async () => {
    const changed = await salesforce.sobject('Contact').find({ LastName: 'L0042' }).update({ Title: '${LastName}!' });
    assert.equal(changed[0].success, true);
    assert.equal((await salesforce.sobject('Contact').findOne({ LastName: 'L0042' })).Title, 'L0042!');
  });

  test('deleted records too', async () => {
    const [first] = (await salesforce.query('SELECT Id FROM Account')).records;
    await salesforce.sobject('Account').destroy(first.Id);
    assert.equal((await salesforce.query('SELECT Id FROM Account')).totalSize, 1);
    const all = await salesforce.query('SELECT Id, IsDeleted FROM Account', { scanAll: true });
    assert.equal(all.records.filter((each) => each.IsDeleted).length, 1);
  });

  test('hears of an unknown field', async () => {
    await assert.rejects(salesforce.query('SELECT Nope FROM Contact'), (error) => {
      assert.equal(error.errorCode, 'INVALID_FIELD');
      assert.match(error.message, /ERROR at Row:1:Column:8/);
      return true;
    });
  });

  test('hears of an unknown object', async () => {
    await assert.rejects(salesforce.query('SELECT Id FROM Nope'), { errorCode: 'INVALID_TYPE' });
  });

  test('hears of a broken query', async () => {
    await assert.rejects(salesforce.query('SELECT FROM WHERE'), { errorCode: 'MALFORMED_QUERY' });
  });

  test('hears of a locator that is none', async () => {
    await assert.rejects(salesforce.queryMore('/services/data/v66.0/query/01gnope-2000'), {
      errorCode: 'INVALID_QUERY_LOCATOR',
    });
  });
});
