import { done, method } from '../method.js';

/** 查询消息订阅. */
export default method({
  name: 'alipay.open.app.message.subscription.query',
  title: '查询消息订阅',
  fields: {},
  errors: [],
}, ({ onBehalfOf, world }) => done({ subscriptions: world.subscriptions(onBehalfOf.appId) }));
