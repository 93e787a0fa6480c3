// simple-oauth2 signs in by what every OAuth server has, with its name in the body or in the header.
import { strict as assert } from 'node:assert';
import { before, describe, test } from 'node:test';
import { AuthorizationCode, ClientCredentials, ResourceOwnerPassword } from 'simple-oauth2';
import { app, callback, decide, reset, url, user } from './simulator.js';

for (const authorizationMethod of ['body', 'header']) {
  describe(`simple-oauth2 signs in, by its ${authorizationMethod},`, () => {
    const config = {
      client: { id: app.clientId, secret: app.clientSecret },
      auth: { tokenHost: url, tokenPath: '/services/oauth2/token', revokePath: '/services/oauth2/revoke' },
      options: { authorizationMethod },
    };

    before(reset);

    test('through the browser, renews its session and revokes it', async () => {
      const client = new AuthorizationCode({
        ...config,
        auth: { ...config.auth, authorizePath: '/services/oauth2/authorize' },
      });
      const state = '<a&b> "c"';
      const back = await decide(
        client.authorizeURL({ redirect_uri: callback, scope: 'api refresh_token', state }),
      );
      assert.equal(back.searchParams.get('state'), state);
      const first = await client.getToken({ code: back.searchParams.get('code'), redirect_uri: callback });
      const second = await first.refresh();
      assert.notEqual(second.token.access_token, first.token.access_token);
      await second.revoke('access_token');
      await assert.rejects(second.revoke('access_token'), { message: /400/ });
    });

    test('by client credentials', async () => {
      const { token } = await new ClientCredentials(config).getToken({});
      assert.equal(token.token_type, 'Bearer');
    });

    test('by user name and password', async () => {
      const { token } = await new ResourceOwnerPassword(config).getToken({
        username: user.name,
        password: user.password,
      });
      assert.equal(token.instance_url, url);
    });
  });
}
