import { text } from '../biz.js';
import { done, method } from '../method.js';

/** 订阅消息主题. */
export default method({
  name: 'alipay.open.app.message.topic.subscribe',
  title: '订阅消息主题',
  fields: {
    topic: text(), tag: text(), comm_type: text({ enum: ['HTTP', 'WebSocket'], noted: true }), auth_type: text({ enum: ['app_auth', 'user_auth'], noted: true }), auth_token: text(),
  },
  required: ['topic'],
  errors: [],
}, ({ biz, onBehalfOf, world }) => {
  world.subscribe(onBehalfOf.appId, { topic: biz.topic ?? '', tag: biz.tag ?? '*', comm_type: biz.comm_type ?? 'HTTP' });
  return done({});
});
