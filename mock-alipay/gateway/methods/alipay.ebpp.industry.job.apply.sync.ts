import { publicError } from '../errors.js';
import { method } from '../method.js';
import { applicationFields, applicationRequired, syncApplication } from './alipay.ebpp.industry.job.applyinfo.sync.js';

/** 人才就业岗位应聘信息同步: the older call, where the user's token says who applied. */
export default method({
  name: 'alipay.ebpp.industry.job.apply.sync',
  title: '人才就业岗位应聘信息同步',
  fields: applicationFields,
  required: applicationRequired,
  errors: [],
  userToken: true,
  rests: ['apply/required'],
}, (call) => {
  if (!call.userToken) return publicError('aop.invalid-auth-token');
  return { ...syncApplication(call, call.userToken.userId), userId: call.userToken.userId };
});
