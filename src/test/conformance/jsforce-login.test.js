// jsforce signs in by each flow it has, and lives on when its session ends.
import { strict as assert } from 'node:assert';
import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import jsforce from 'jsforce';
import { connection, signedIn, signedInByBrowser, version } from './jsforce-connection.js';
import { app, callback, decide, fault, jwtKeyFile, publicApp, reset, rotation, url, user } from './simulator.js';

describe('jsforce signs in', () => {
  before(reset);

  test('by user name and password', async () => {
    const salesforce = connection();
    const info = await salesforce.login(user.name, user.password);
    assert.match(info.id, /^005\w{15}$/);
    assert.match(info.organizationId, /^00D\w{15}$/);
    assert.match(salesforce.accessToken, /^00D\w{12}!/);
  });

  test('not with a wrong password', async () => {
    await assert.rejects(connection().login(user.name, 'wrong'), { name: 'invalid_grant', message: 'authentication failure' });
  });

  test('by client credentials', async () => {
    const salesforce = await signedIn();
    assert.equal(salesforce.instanceUrl, url);
    assert.equal(salesforce.refreshToken, undefined);
  });

  test('not with a wrong secret', async () => {
    const salesforce = connection({ oauth2: { loginUrl: url, ...app, clientSecret: 'wrong' } });
    await assert.rejects(salesforce.authorize({ grant_type: 'client_credentials' }), {
      name: 'invalid_client',
      message: 'invalid client credentials',
    });
  });

  test('not as an unknown client', async () => {
    const salesforce = connection({ oauth2: { loginUrl: url, clientId: 'nobody', clientSecret: 'x' } });
    await assert.rejects(salesforce.authorize({ grant_type: 'client_credentials' }), {
      name: 'invalid_client_id',
      message: 'client identifier invalid',
    });
  });

  test('through the browser with a secret', async () => {
    const salesforce = await signedInByBrowser();
    assert.ok(salesforce.refreshToken);
    assert.match(salesforce.userInfo.id, /^005/);
  });

  test('through the browser with PKCE and no secret', async () => {
    const salesforce = connection({
      oauth2: { loginUrl: url, redirectUri: callback, useVerifier: true, ...publicApp },
    });
    const asked = salesforce.oauth2.getAuthorizationUrl({ scope: 'api', state: 's t=1' });
    const address = await decide(asked);
    assert.equal(address.searchParams.get('state'), 's t=1');
    await salesforce.authorize(address.searchParams.get('code'));
    assert.match((await salesforce.identity()).user_id, /^005/);
  });

  test('not with the verifier of another', async () => {
    const oauth2 = { loginUrl: url, redirectUri: callback, useVerifier: true, ...publicApp };
    const address = await decide(new jsforce.OAuth2(oauth2).getAuthorizationUrl({ scope: 'api' }));
    const other = connection({ oauth2 });
    await assert.rejects(other.authorize(address.searchParams.get('code')), {
      name: 'invalid_grant',
      message: 'invalid code verifier',
    });
  });

  test('not with a code twice', async () => {
    const address = await decide(connection().oauth2.getAuthorizationUrl({ scope: 'api' }));
    const code = address.searchParams.get('code');
    await connection().authorize(code);
    await assert.rejects(connection().authorize(code), { name: 'invalid_grant', message: 'expired authorization code' });
  });

  test('not when the user says no', async () => {
    const address = await decide(connection().oauth2.getAuthorizationUrl({ state: '7' }), 'deny');
    assert.equal(address.searchParams.get('error'), 'access_denied');
    assert.equal(address.searchParams.get('error_description'), 'end-user denied authorization');
    assert.equal(address.searchParams.get('state'), '7');
  });

  test('by JWT', async () => {
    const salesforce = connection();
    await salesforce.authorize({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: assertion('https://login.salesforce.com'),
    });
    assert.equal((await salesforce.identity()).username, user.name);
  });

  test('not by a JWT for somebody else', async () => {
    await assert.rejects(
      connection().authorize({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: assertion('https://example.org'),
      }),
      { name: 'invalid_grant', message: /[Aa]udience/ },
    );
  });

  test('not by SOAP, of which the simulator says that it has none', async () => {
    const salesforce = new jsforce.Connection({ loginUrl: url, version });
    await assert.rejects(salesforce.login(user.name, user.password), /does not implement the SOAP API/);
  });
});

describe('jsforce keeps its session', () => {
  before(reset);

  test('with a refresh token alone', async () => {
    const first = await signedInByBrowser();
    const salesforce = connection({ instanceUrl: url, refreshToken: first.refreshToken });
    assert.equal((await salesforce.query('SELECT Id FROM User')).totalSize, 1);
  });

  test('when it expires in the middle of work', async () => {
    const salesforce = await signedInByBrowser();
    const before = salesforce.accessToken;
    await fault('expired-session');
    const made = await salesforce.sobject('Contact').create({ LastName: 'Lee' });
    assert.ok(made.success);
    assert.notEqual(salesforce.accessToken, before);
  });

  test('when it expires for several calls at once', async () => {
    const salesforce = await signedInByBrowser();
    await fault('expired-session');
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => salesforce.query('SELECT Id FROM User')));
    assert.deepEqual(answers.map((answer) => answer.totalSize), [1, 1, 1, 1, 1]);
  });

  test(rotation ? 'until its refresh token was rotated away' : 'again and again with one refresh token', async () => {
    const salesforce = await signedInByBrowser();
    await fault('expired-session');
    await salesforce.query('SELECT Id FROM User');
    await fault('expired-session');
    const second = salesforce.query('SELECT Id FROM User');
    // jsforce by itself does not keep a rotated refresh token.
    await (rotation
      ? assert.rejects(second, /expired access\/refresh token/)
      : second);
  });

  test('again and again when its owner keeps the rotated refresh token', async () => {
    const first = await signedInByBrowser();
    let refreshToken = first.refreshToken;
    const salesforce = connection({
      instanceUrl: url,
      accessToken: first.accessToken,
      oauth2: undefined,
      refreshFn: async (conn, done) => {
        const answer = await first.oauth2.refreshToken(refreshToken);
        assert.equal('refresh_token' in answer, rotation);
        refreshToken = answer.refresh_token ?? refreshToken;
        done(null, answer.access_token);
      },
    });
    for (let n = 0; n < 3; n++) {
      await fault('expired-session');
      assert.equal((await salesforce.query('SELECT Id FROM User')).totalSize, 1);
    }
  });

  test('and hears of a session that no refresh cures', async () => {
    const salesforce = await signedIn();
    await fault('unusable-session');
    await assert.rejects(salesforce.query('SELECT Id FROM User'));
    assert.equal((await salesforce.query('SELECT Id FROM User')).totalSize, 1);
  });

  test('until it revokes it', async () => {
    const salesforce = await signedInByBrowser();
    const { accessToken, refreshToken } = salesforce;
    await salesforce.logout(true);
    const again = connection({ instanceUrl: url, accessToken, refreshToken });
    await assert.rejects(again.query('SELECT Id FROM User'), /expired access\/refresh token/);
  });
});

function assertion(audience) {
  const part = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const claims = { iss: app.clientId, sub: user.name, aud: audience, exp: Math.floor(Date.now() / 1000) + 120 };
  const text = `${part({ alg: 'RS256' })}.${part(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(readFileSync(jwtKeyFile), 'base64url')}`;
}
