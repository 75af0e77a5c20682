/** Every OpenAPI method the gateway knows, one file each under its verbatim name. */
import type { Method } from '../method.js';
import jobApplySync from './alipay.ebpp.industry.job.apply.sync.js';
import jobApplyinfoSync from './alipay.ebpp.industry.job.applyinfo.sync.js';
import jobSync from './alipay.ebpp.industry.job.sync.js';
import oauthToken from './alipay.system.oauth.token.js';
import userInfoShare from './alipay.user.info.share.js';
import creditagreementQuery from './zhima.credit.payafteruse.creditagreement.query.js';
import { signMethod } from './zhima.credit.payafteruse.creditagreement.sign.js';
import cloudresumeQuery from './zhima.customer.jobworth.cloudresume.query.js';

const all: readonly Method[] = [
  jobApplySync, jobApplyinfoSync, jobSync, oauthToken, userInfoShare, creditagreementQuery, signMethod, cloudresumeQuery,
];

export const methods: ReadonlyMap<string, Method> = new Map(all.map((method) => [method.meta.name, method]));
