import { Router } from 'express';
import { applyStatus } from './status-sync.js';

/** 企业端后台：招聘方推进投递状态，状态一变就回传支付宝。 */
export function backOffice({ store, statusSync }) {
  const office = Router();

  office.post('/applications/:id/status', (req, res) => {
    const application = store.application(req.params.id);
    if (!application) return res.status(404).json({ message: '没有这条投递' });
    if (!(req.body?.status in applyStatus)) return res.status(400).json({ message: `状态只能是：${Object.keys(applyStatus).join('、')}` });
    const change = store.changeStatus(application, req.body.status);
    statusSync.push(application, change);
    res.json({ id: application.id, status: change.status, at: change.at });
  });

  return office;
}
