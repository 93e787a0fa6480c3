// openid-client keeps to the standards to the letter: it checks every answer, the id token's signature and its nonce.
import { strict as assert } from 'node:assert';
import { before, describe, test } from 'node:test';
import * as client from 'openid-client';
import { app, callback, decide, pass, reset, rotation, url, user } from './simulator.js';

describe('openid-client signs in', () => {
  const insecure = { execute: [client.allowInsecureRequests] };
  let salesforce;

  before(async () => {
    await reset();
    salesforce = await client.discovery(new URL(url), app.clientId, app.clientSecret, undefined, insecure);
  });

  async function signedIn(scope = 'openid api refresh_token') {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const expectedState = client.randomState();
    const expectedNonce = client.randomNonce();
    const address = client.buildAuthorizationUrl(salesforce, {
      redirect_uri: callback,
      scope,
      state: expectedState,
      nonce: expectedNonce,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const back = await decide(address.href);
    return client.authorizationCodeGrant(salesforce, back, { pkceCodeVerifier, expectedState, expectedNonce });
  }

  test('through the browser, and its id token holds', async () => {
    const tokens = await signedIn();
    assert.match(tokens.claims().sub, /\/id\/00D\w{15}\/005\w{15}$/);
    assert.equal(tokens.claims().aud, app.clientId);
    assert.ok(tokens.refresh_token);
  });

  test('and is told who the user is', async () => {
    const tokens = await signedIn();
    const info = await client.fetchUserInfo(salesforce, tokens.access_token, tokens.claims().sub);
    assert.equal(info.preferred_username, user.name);
  });

  test('by a refresh token, which is another afterwards where tokens rotate', async () => {
    const tokens = await signedIn();
    const renewed = await client.refreshTokenGrant(salesforce, tokens.refresh_token);
    assert.notEqual(renewed.access_token, tokens.access_token);
    assert.equal(renewed.refresh_token !== undefined, rotation);
  });

  test('by client credentials', async () => {
    const tokens = await client.clientCredentialsGrant(salesforce);
    assert.equal(tokens.refresh_token, undefined);
  });

  test('by HTTP Basic, whose parts it encodes as in a form', async () => {
    const basic = client.ClientSecretBasic(app.clientSecret);
    const other = await client.discovery(new URL(url), app.clientId, undefined, basic, insecure);
    assert.ok((await client.clientCredentialsGrant(other)).access_token);
  });

  test('not when the user denies', async () => {
    const expectedState = client.randomState();
    const address = client.buildAuthorizationUrl(salesforce, { redirect_uri: callback, state: expectedState });
    const back = await decide(address.href, 'deny');
    await assert.rejects(client.authorizationCodeGrant(salesforce, back, { expectedState }), {
      error: 'access_denied',
      error_description: 'end-user denied authorization',
    });
  });

  test('not with a refresh token that was never given', async () => {
    await assert.rejects(client.refreshTokenGrant(salesforce, 'nonsense'), {
      error: 'invalid_grant',
      error_description: 'expired access/refresh token',
      status: 400,
    });
  });

  test('and asks after a token, until it is revoked', async () => {
    const tokens = await signedIn();
    assert.equal((await client.tokenIntrospection(salesforce, tokens.access_token)).active, true);
    await client.tokenRevocation(salesforce, tokens.access_token);
    assert.equal((await client.tokenIntrospection(salesforce, tokens.access_token)).active, false);
  });

  test('and asks after a token, until its session ends', async () => {
    const tokens = await signedIn();
    await pass('3h');
    assert.equal((await client.tokenIntrospection(salesforce, tokens.access_token)).active, false);
  });
});
