/** Every OpenAPI method the gateway knows, one file each under its verbatim name. */
import type { Method } from '../method.js';
import jobApplySync from './alipay.ebpp.industry.job.apply.sync.js';
import jobApplyinfoSync from './alipay.ebpp.industry.job.applyinfo.sync.js';
import jobSync from './alipay.ebpp.industry.job.sync.js';
import appAlipaycertDownload from './alipay.open.app.alipaycert.download.js';
import appApiFieldApply from './alipay.open.app.api.field.apply.js';
import appApiFieldQuery from './alipay.open.app.api.field.query.js';
import appApiQuery from './alipay.open.app.api.query.js';
import appApiSceneQuery from './alipay.open.app.api.scene.query.js';
import appMessageSubscriptionQuery from './alipay.open.app.message.subscription.query.js';
import appMessageTopicSubscribe from './alipay.open.app.message.topic.subscribe.js';
import authTokenApp from './alipay.open.auth.token.app.js';
import authTokenAppQuery from './alipay.open.auth.token.app.query.js';
import authUserauthRelationshipQuery from './alipay.open.auth.userauth.relationship.query.js';
import miniBaseinfoModify from './alipay.open.mini.baseinfo.modify.js';
import miniBaseinfoQuery from './alipay.open.mini.baseinfo.query.js';
import miniCategoryQuery from './alipay.open.mini.category.query.js';
import systemOauthToken from './alipay.system.oauth.token.js';
import userCertdocCertverifyConsult from './alipay.user.certdoc.certverify.consult.js';
import userCertdocCertverifyPreconsult from './alipay.user.certdoc.certverify.preconsult.js';
import userCertifyCertify from './alipay.user.certify.open.certify.js';
import userCertifyInitialize from './alipay.user.certify.open.initialize.js';
import userCertifyQuery from './alipay.user.certify.open.query.js';
import userInfoShare from './alipay.user.info.share.js';
import creditagreementQuery from './zhima.credit.payafteruse.creditagreement.query.js';
import { signMethod as creditagreementSign } from './zhima.credit.payafteruse.creditagreement.sign.js';
import creditagreementTransfer from './zhima.credit.payafteruse.creditagreement.transfer.js';
import creditagreementUnsign from './zhima.credit.payafteruse.creditagreement.unsign.js';
import cloudresumeQuery from './zhima.customer.jobworth.cloudresume.query.js';

const all: readonly Method[] = [
  jobApplySync, jobApplyinfoSync, jobSync, appAlipaycertDownload, appApiFieldApply, appApiFieldQuery, appApiQuery, appApiSceneQuery, appMessageSubscriptionQuery,
  appMessageTopicSubscribe, authTokenApp, authTokenAppQuery, authUserauthRelationshipQuery, miniBaseinfoModify, miniBaseinfoQuery,
  miniCategoryQuery, systemOauthToken, userCertdocCertverifyConsult, userCertdocCertverifyPreconsult, userCertifyCertify,
  userCertifyInitialize, userCertifyQuery, userInfoShare, creditagreementQuery, creditagreementSign, creditagreementTransfer,
  creditagreementUnsign, cloudresumeQuery,
];

export const methods: ReadonlyMap<string, Method> = new Map(all.map((method) => [method.meta.name, method]));
