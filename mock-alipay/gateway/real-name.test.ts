import { afterEach, beforeEach, expect, test } from 'vitest';
import { appId, openGateway, type Bench } from './gateway.fixture.js';

let bench: Bench;
beforeEach(async () => { bench = await openGateway({ app: { subject: 'gig' } }); });
afterEach(() => bench.close());

test('a face check is open until the user has finished it', async () => {
  const user = bench.world.createUser({ resume: 'none' });
  const sdk = bench.sdk();
  const opened = await sdk.exec('alipay.user.certify.open.initialize', {
    bizContent: { outer_order_no: 'O1', biz_code: 'FACE', identity_param: { identity_type: 'CERT_INFO', cert_type: 'IDENTITY_CARD', cert_name: user.userName, cert_no: user.certNo } },
  }, { validateSign: true });
  const certifyId = String(opened['certifyId']);
  const query = () => sdk.exec('alipay.user.certify.open.query', { bizContent: { certifyId } }, { validateSign: true });
  expect(await query()).toMatchObject({ passed: 'F' });
  bench.world.finishIdentityCheck(certifyId, true);
  expect(await query()).toMatchObject({ passed: 'T' });
});

test('consult compares what the ISV believes with the user behind the token', async () => {
  const user = bench.world.createUser({ resume: 'none' });
  const sdk = bench.sdk();
  const code = bench.world.issueAuthCode({ userId: user.userId, appId, scopes: ['auth_user'] });
  const authToken = String((await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code }))['accessToken']);
  const consult = async (certNo: string) => {
    const { verifyId } = await sdk.exec('alipay.user.certdoc.certverify.preconsult', { bizContent: { user_name: user.userName, cert_type: 'IDENTITY_CARD', cert_no: certNo } });
    return sdk.exec('alipay.user.certdoc.certverify.consult', { authToken, bizContent: { verifyId } }, { validateSign: true });
  };
  expect(await consult(user.certNo)).toMatchObject({ passed: 'T' });
  expect(await consult('999999199001019999')).toMatchObject({ passed: 'F', failParams: '["cert_no"]' });
});

test('a gig app gets the certificate number of a real-name user', async () => {
  const user = bench.world.createUser({ resume: 'none' });
  const sdk = bench.sdk();
  const code = bench.world.issueAuthCode({ userId: user.userId, appId, scopes: ['auth_user', 'yingpin'] });
  const authToken = String((await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code }))['accessToken']);
  expect(await sdk.exec('alipay.user.info.share', { authToken }, { validateSign: true })).toMatchObject({ certNo: user.certNo, isCertified: 'T' });
});

test('granted and withdrawn scopes are what the relationship query tells', async () => {
  const user = bench.world.createUser({ resume: 'none' });
  bench.world.grantConsent(user.userId, appId, ['auth_user', 'yingpin']);
  bench.world.withdrawConsent(user.userId, appId, ['auth_user']);
  const answer = await bench.sdk().exec('alipay.open.auth.userauth.relationship.query', { bizContent: { user_id: user.userId, scopes: 'auth_user,yingpin' } });
  expect(JSON.parse(String(answer['queryDetail']))).toEqual({ auth_user: false, yingpin: true });
});

test('a transferred agreement lives on under its new number, an ended one is INVALID', async () => {
  const user = bench.world.createUser({ resume: 'none' });
  const agreement = bench.world.authorise(user.userId, { signature: 'valid', parameter: '', outAgreementNo: 'A-1', onceToken: 'T', schemaFaults: [] }, appId);
  const sdk = bench.sdk();
  const moved = await sdk.exec('zhima.credit.payafteruse.creditagreement.transfer', {
    bizContent: { operation_type: 'AGREEMENT_TRANSFER', credit_agreement_id: agreement.creditAgreementId, out_agreement_no: 'A-2' },
  });
  expect(moved).toMatchObject({ outAgreementNo: 'A-2' });
  await sdk.exec('zhima.credit.payafteruse.creditagreement.unsign', { bizContent: { credit_agreement_id: String(moved['creditAgreementId']) } });
  expect(bench.world.agreements(user.userId).map(({ outAgreementNo, status }) => [outAgreementNo, status])).toEqual([['A-1', 'INVALID'], ['A-2', 'INVALID']]);
});

test('over v3 as well: a face check is opened and asked after, and a certificate compared', async () => {
  const user = bench.world.createUser({ resume: 'none' });
  const sdk = bench.sdk();
  const identity = { identity_type: 'CERT_INFO', cert_type: 'IDENTITY_CARD', cert_name: user.userName, cert_no: user.certNo };
  const opened = await sdk.curl<Record<string, string>>('POST', '/v3/alipay/user/certify/open/initialize', { body: { outer_order_no: 'O1', biz_code: 'FACE', identity_param: identity } });
  const certifyId = opened.data['certify_id'] ?? '';
  bench.world.finishIdentityCheck(certifyId, true);
  expect((await sdk.curl('GET', '/v3/alipay/user/certify/open/query', { query: { certify_id: certifyId } })).data).toMatchObject({ passed: 'T' });

  const code = bench.world.issueAuthCode({ userId: user.userId, appId, scopes: ['auth_user'] });
  const { accessToken } = await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code });
  const claim = { user_name: user.userName, cert_type: 'IDENTITY_CARD', cert_no: user.certNo };
  const asked = await sdk.curl<Record<string, string>>('POST', '/v3/alipay/user/certdoc/certverify/preconsult', { body: claim });
  const consulted = await sdk.curl('GET', '/v3/alipay/user/certdoc/certverify/consult', { query: { verify_id: asked.data['verify_id'] ?? '', auth_token: String(accessToken) } });
  expect(consulted.data).toMatchObject({ passed: 'T' });
});
