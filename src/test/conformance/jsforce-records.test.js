// jsforce reads and writes single records, collections and composite requests, and describes what there is.
import { strict as assert } from 'node:assert';
import { before, beforeEach, describe, test } from 'node:test';
import { signedIn } from './jsforce-connection.js';
import { fault, records, reset } from './simulator.js';

let salesforce;
before(async () => {
  salesforce = await signedIn();
});
beforeEach(reset);

const contacts = () => salesforce.sobject('Contact');
const acme = (key = 'A-1') => salesforce.sobject('Account').create({ Name: 'Acme', Ext__c: key });

describe('jsforce, one record', () => {
  test('creates', async () => {
    const made = await contacts().create({ LastName: 'Lee', Email: 'lee@example.org' });
    assert.equal(made.success, true);
    assert.match(made.id, /^003\w{15}$/);
    assert.equal((await records('Contact'))[0].Email, 'lee@example.org');
  });

  test('reads', async () => {
    const { id } = await contacts().create({ LastName: 'Lee', FirstName: 'Ada' });
    const read = await contacts().retrieve(id);
    assert.equal(read.attributes.type, 'Contact');
    assert.equal(read.Name, 'Ada Lee');
    assert.equal(read.Email, null);
  });

  test('updates, and null clears', async () => {
    const { id } = await contacts().create({ LastName: 'Lee', Title: 'Boss', Department: 'IT' });
    await contacts().update({ Id: id, LastName: 'Lea', Title: null });
    const [held] = await records('Contact');
    assert.deepEqual([held.LastName, held.Title, held.Department], ['Lea', undefined, 'IT']);
  });

  test('deletes', async () => {
    const { id } = await contacts().create({ LastName: 'Lee' });
    assert.equal((await contacts().destroy(id)).success, true);
    await assert.rejects(contacts().retrieve(id), { errorCode: 'ENTITY_IS_DELETED' });
  });

  test('upserts: 201, then 200', async () => {
    const created = await contacts().upsert({ LastName: 'Lee', Ext__c: 'x 1 ü' }, 'Ext__c');
    const updated = await contacts().upsert({ LastName: 'Lea', Ext__c: 'x 1 ü' }, 'Ext__c');
    assert.deepEqual([created.created, updated.created], [true, false]);
    assert.equal(created.id, updated.id);
    assert.equal((await records('Contact'))[0].Ext__c, 'x 1 ü');
  });

  test('upserts: 300 where several have the key', async () => {
    await contacts().create([{ LastName: 'A', Email: 'a@b.org' }, { LastName: 'B', Email: 'a@b.org' }]);
    await assert.rejects(contacts().upsert({ LastName: 'C', Email: 'a@b.org' }, 'Email'), {
      name: 'MULTIPLE_CHOICES',
    });
    assert.deepEqual((await records('Contact')).map((held) => held.LastName), ['A', 'B']);
  });

  test('names a parent by its key', async () => {
    const { id } = await acme();
    await contacts().create({ LastName: 'Lee', Account: { Ext__c: 'A-1' } });
    assert.equal((await records('Contact'))[0].AccountId, id);
  });

  for (const [what, record, errorCode, fields] of [
    ['a required field', { FirstName: 'Ada' }, 'REQUIRED_FIELD_MISSING', ['LastName']],
    ['an unknown field', { LastName: 'Lee', Nope__c: 1 }, 'INVALID_FIELD', []],
    ['a wrong e-mail', { LastName: 'Lee', Email: 'nope' }, 'INVALID_EMAIL_ADDRESS', ['Email']],
    ['a text too long', { LastName: 'x'.repeat(81) }, 'STRING_TOO_LONG', ['LastName']],
    ['a wrong type', { LastName: 'Lee', Birthdate: '31/12/1999' }, 'JSON_PARSER_ERROR', []],
    ['a wrong id', { LastName: 'Lee', AccountId: '123' }, 'MALFORMED_ID', ['AccountId']],
    ['an unknown parent', { LastName: 'Lee', Account: { Ext__c: 'no' } }, 'INVALID_FIELD', []],
  ]) {
    test(`hears of ${what}`, async () => {
      await assert.rejects(contacts().create(record), (error) => {
        assert.equal(error.errorCode, errorCode);
        assert.deepEqual(error.data?.fields ?? [], fields);
        return true;
      });
    });
  }

  test('hears of a duplicate key', async () => {
    const { id } = await acme();
    await assert.rejects(acme(), (error) => {
      assert.equal(error.errorCode, 'DUPLICATE_VALUE');
      assert.match(error.message, new RegExp(`record with id: ${id.slice(0, 15)}$`));
      return true;
    });
  });

  test('hears of an unknown object', async () => {
    await assert.rejects(salesforce.sobject('Nope').create({ Name: 'x' }), { errorCode: 'NOT_FOUND' });
  });

  for (const [order, name] of [
    ['server-error', 'UNKNOWN_EXCEPTION'],
    ['daily-limit', 'REQUEST_LIMIT_EXCEEDED'],
    ['concurrent-limit', 'REQUEST_LIMIT_EXCEEDED'],
    ['unavailable', 'SERVER_UNAVAILABLE'],
    ['maintenance', 'ERROR_HTTP_503'],
  ]) {
    test(`hears of ${order}`, async () => {
      // jsforce itself tries a GET again after some of these, but never a write.
      await fault(order);
      await assert.rejects(contacts().create({ LastName: 'Lee' }), { name });
      assert.equal((await records('Contact')).length, 0);
    });
  }
});

describe('jsforce, up to 200 records', () => {
  test('creates, and each has its own result', async () => {
    const made = await contacts().create([{ LastName: 'One' }, { FirstName: 'Two' }, { LastName: 'Three' }]);
    assert.deepEqual(made.map((each) => each.success), [true, false, true]);
    assert.equal(made[1].errors[0].statusCode, 'REQUIRED_FIELD_MISSING');
    assert.deepEqual(made[1].errors[0].fields, ['LastName']);
  });

  test('creates all or none', async () => {
    const made = await contacts().create([{ LastName: 'One' }, { FirstName: 'Two' }], { allOrNone: true });
    assert.deepEqual(made.map((each) => each.success), [false, false]);
    assert.equal(made[0].errors[0].statusCode, 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
    assert.equal((await records('Contact')).length, 0);
  });

  test('creates more than 200 in several calls', async () => {
    const many = Array.from({ length: 450 }, (_, n) => ({ LastName: `L${n}` }));
    const made = await contacts().create(many, { allowRecursive: true });
    assert.equal(made.length, 450);
    assert.equal((await records('Contact')).length, 450);
  });

  test('creates records of several objects', async () => {
    const made = await salesforce.requestPost(`/services/data/v${salesforce.version}/composite/sobjects`, {
      records: [
        { attributes: { type: 'Account' }, Name: 'Acme' },
        { attributes: { type: 'Lead' }, LastName: 'Lee', Company: 'Acme' },
      ],
    });
    assert.deepEqual(made.map((each) => each.id.slice(0, 3)), ['001', '00Q']);
  });

  test('reads', async () => {
    const made = await contacts().create([{ LastName: 'One' }, { LastName: 'Two' }]);
    const read = await contacts().retrieve(made.map((each) => each.id));
    assert.deepEqual(read.map((each) => each.LastName), ['One', 'Two']);
  });

  test('updates', async () => {
    const made = await contacts().create([{ LastName: 'One' }, { LastName: 'Two' }]);
    const changed = await contacts().update(made.map((each) => ({ Id: each.id, Title: 'Boss' })));
    assert.deepEqual(changed.map((each) => each.success), [true, true]);
    assert.deepEqual((await records('Contact')).map((held) => held.Title), ['Boss', 'Boss']);
  });

  test('upserts', async () => {
    await contacts().create({ LastName: 'Old', Ext__c: '1' });
    const made = await contacts().upsert(
      [{ LastName: 'One', Ext__c: '1' }, { LastName: 'Two', Ext__c: '2' }, { Ext__c: '3' }],
      'Ext__c',
    );
    assert.deepEqual(made.map((each) => [each.success, each.created]), [[true, false], [true, true], [false, false]]);
  });

  test('refuses a key that stands twice in one call', async () => {
    const made = await contacts().upsert(
      [{ LastName: 'One', Ext__c: '1' }, { LastName: 'Two', Ext__c: '1' }, { LastName: 'Three', Ext__c: '3' }],
      'Ext__c',
    );
    assert.deepEqual(made.map((each) => each.success), [false, false, true]);
    assert.equal(made[0].errors[0].message, 'Duplicate external id specified: 1');
  });

  test('deletes', async () => {
    const made = await contacts().create([{ LastName: 'One' }, { LastName: 'Two' }]);
    const gone = await contacts().destroy([...made.map((each) => each.id), '003000000000001AAA']);
    assert.deepEqual(gone.map((each) => each.success), [true, true, false]);
    assert.equal((await records('Contact')).length, 0);
  });

  test('hears that a record was locked', async () => {
    await fault('row-locked');
    const made = await contacts().create([{ LastName: 'One' }, { LastName: 'Two' }]);
    assert.equal(made[0].errors[0].statusCode, 'UNABLE_TO_LOCK_ROW');
    assert.equal(made[1].success, true);
  });

  test('hears that 201 are too many', async () => {
    const many = Array.from({ length: 201 }, () => ({ attributes: { type: 'Contact' }, LastName: 'Lee' }));
    await assert.rejects(
      salesforce.requestPost(`/services/data/v${salesforce.version}/composite/sobjects`, { records: many }),
      { errorCode: 'EXCEEDED_ID_LIMIT' },
    );
  });
});

describe('jsforce, composite', () => {
  const composite = (...requests) =>
    salesforce.requestPost('/composite', { allOrNone: requests.allOrNone ?? false, compositeRequest: requests });
  const at = (path) => `/services/data/v66.0${path}`;

  test('uses the id of one record in the next', async () => {
    const answer = await composite(
      { method: 'POST', url: at('/sobjects/Account'), referenceId: 'acme', body: { Name: 'Acme' } },
      {
        method: 'POST',
        url: at('/sobjects/Contact'),
        referenceId: 'lee',
        body: { LastName: 'Lee', AccountId: '@{acme.id}' },
      },
    );
    const [account, contact] = answer.compositeResponse;
    assert.deepEqual([account.httpStatusCode, contact.httpStatusCode], [201, 201]);
    assert.equal((await records('Contact'))[0].AccountId, account.body.id);
    assert.match(account.httpHeaders.Location, /\/sobjects\/Account\/001/);
  });

  test('halts what depends on a failure', async () => {
    const answer = await composite(
      { method: 'POST', url: at('/sobjects/Account'), referenceId: 'acme', body: {} },
      { method: 'GET', url: at('/sobjects/Account/@{acme.id}'), referenceId: 'read' },
    );
    assert.deepEqual(answer.compositeResponse.map((each) => each.httpStatusCode), [400, 400]);
    assert.equal(answer.compositeResponse[1].body[0].errorCode, 'PROCESSING_HALTED');
  });

  test('takes all back where one fails', async () => {
    const answer = await salesforce.requestPost('/composite', {
      allOrNone: true,
      compositeRequest: [
        { method: 'POST', url: at('/sobjects/Account'), referenceId: 'a', body: { Name: 'Acme' } },
        { method: 'POST', url: at('/sobjects/Contact'), referenceId: 'b', body: {} },
      ],
    });
    assert.equal(answer.compositeResponse[0].body[0].errorCode, 'PROCESSING_HALTED');
    assert.equal((await records('Account')).length, 0);
  });

  test('carries collections', async () => {
    const body = { records: [{ attributes: { type: 'Contact' }, LastName: 'One' }, { attributes: { type: 'Contact' } }] };
    const answer = await composite({ method: 'POST', url: at('/composite/sobjects'), referenceId: 'all', body });
    assert.deepEqual(answer.compositeResponse[0].body.map((each) => each.success), [true, false]);
  });

  test('refuses 26 parts', async () => {
    const parts = Array.from({ length: 26 }, (_, n) => ({ method: 'GET', url: at('/limits'), referenceId: `r${n}` }));
    await assert.rejects(composite(...parts));
  });
});

describe('jsforce, what there is', () => {
  test('lists the objects', async () => {
    const { sobjects } = await salesforce.describeGlobal();
    const contact = sobjects.find((each) => each.name === 'Contact');
    assert.deepEqual([contact.keyPrefix, contact.createable, contact.queryable], ['003', true, true]);
  });

  test('describes an object', async () => {
    const described = await contacts().describe();
    const field = (name) => described.fields.find((each) => each.name === name);
    assert.deepEqual([field('LastName').type, field('LastName').length, field('LastName').nillable], ['string', 80, false]);
    assert.deepEqual(field('AccountId').referenceTo, ['Account']);
    assert.equal(field('AccountId').relationshipName, 'Account');
    assert.equal(field('Ext__c').externalId, true);
    assert.ok(field('LeadSource').picklistValues.some((each) => each.value === 'Web'));
  });

  test('hears that an object is not there', async () => {
    await assert.rejects(salesforce.describe('Nope'), { errorCode: 'NOT_FOUND' });
  });

  test('reads the limits, and follows the use of them', async () => {
    const limits = await salesforce.limits();
    assert.ok(limits.DailyApiRequests.Max > limits.DailyApiRequests.Remaining);
    assert.equal(salesforce.limitInfo.apiUsage.limit, limits.DailyApiRequests.Max);
  });

  test('tells who is signed in', async () => {
    const identity = await salesforce.identity();
    assert.equal(identity.username, 'demo@saddlebag.test');
    assert.match(identity.urls.sobjects, /\/services\/data\/v/);
  });

  test('lists the versions', async () => {
    const versions = await salesforce.request('/services/data');
    assert.ok(versions.some((each) => each.version === '66.0'));
  });
});
