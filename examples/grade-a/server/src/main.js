import express from 'express';
import { AlipayService } from './AlipayService.js';
import { DeliveryService } from './DeliveryService.js';
import { DingtalkService } from './DingtalkService.js';
import { JobService } from './JobService.js';
import { UserService } from './UserService.js';
import { mpRouter } from './mpRouter.js';
import { officeRouter } from './officeRouter.js';

const alipay = new AlipayService(process.env);
const dingtalk = new DingtalkService(process.env.DINGTALK_URL);
const jobs = new JobService(alipay);
const users = new UserService(alipay);
const deliveries = new DeliveryService({ alipay, dingtalk, jobs });

const app = express();
let ready = false;

app.use(express.json());
app.get('/health', (req, res) => {
  res.status(ready ? 200 : 503).send(ready ? 'UP' : 'STARTING');
});
app.use('/mp', mpRouter({ users, jobs, deliveries }));
app.use('/office', officeRouter({ deliveries }));
// 统一错误出口：小程序端约定 HTTP 200 + code
app.use((err, req, res, next) => {
  if (!err.expected) console.error(err);
  res.status(req.path.startsWith('/office') ? 400 : 200).json({ code: 1, msg: err.expected ? err.message : '系统繁忙，请稍后再试' });
});

const port = Number(process.env.SERVER_PORT || 4620);
app.listen(port, '127.0.0.1', async (err) => {
  if (err) throw err;
  await jobs.syncAll();
  ready = true;
  console.log(`[qingcheng] listening on ${port}`);
});
