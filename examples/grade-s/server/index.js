import express from 'express';
import { createAlipay } from './alipay.js';
import { backOffice } from './back-office.js';
import { settings } from './settings.js';
import { createStatusSync } from './status-sync.js';
import { createStore } from './store.js';
import { syncJobs } from './sync-jobs.js';
import { userApi } from './user-api.js';

const alipay = createAlipay(settings);
const store = createStore();
const statusSync = createStatusSync(alipay, settings);
let jobsReady = false;

const app = express();
app.use(express.json());
app.get('/health', (req, res) => res.status(jobsReady ? 200 : 503).json({ ok: jobsReady }));
app.use('/api', userApi({ alipay, store, statusSync, settings }));
app.use('/office', backOffice({ store, statusSync }));
app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  const status = error.status ?? 500;
  if (status >= 500) console.error(`${req.method} ${req.originalUrl} 失败：`, error);
  res.status(status).json({ message: status >= 500 ? '服务开小差了，请稍后再试' : error.message });
});

app.listen(settings.port, '127.0.0.1', async (error) => {
  if (error) throw error;
  console.log(`禾岸招聘服务已启动，端口 ${settings.port}`);
  await syncJobs(alipay, settings);
  jobsReady = true;
});
