import express from 'express';
import { createAlipay } from './alipay.js';
import { captcha } from './captcha.js';
import { catalogue } from './catalogue.js';
import { employee } from './employee.js';
import { image } from './image.js';
import { login } from './login.js';
import { office } from './office.js';
import { positions } from './positions.js';
import { Problem, needPlatformCode } from './protocol.js';
import { settings } from './settings.js';
import { createStore } from './store.js';
import { syncPositions } from './sync-positions.js';

const store = createStore();
const alipay = createAlipay(settings.alipay);
let ready = false;

const app = express();
app.disable('x-powered-by');
app.get('/health', (req, res) => res.status(ready ? 200 : 503).json({ ready }));
app.use('/files', image.files);
app.use('/office', office({ store }));
app.use(needPlatformCode, express.urlencoded({ extended: true }));
app.use(image.upload());
app.use(captcha({ fixedCode: settings.fixedCode }));
app.use(login({ store, alipay, fixedCode: settings.fixedCode }));
app.use(employee({ store }));
app.use(catalogue());
app.use(positions());
app.use((req, res) => res.json({ status: 40400, msg: '没有这个接口', data: null }));
app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  if (!(error instanceof Problem)) console.error(`${req.method} ${req.path}`, error);
  res.json({ status: error instanceof Problem ? error.status : 50000, msg: error instanceof Problem ? error.message : '系统繁忙，请稍后再试', data: null });
});

app.listen(settings.port, '127.0.0.1', async (error) => {
  if (error) throw error;
  console.log(`闪签云服务已启动，端口 ${settings.port}`);
  await syncPositions(alipay, settings.alipay);
  ready = true;
});
