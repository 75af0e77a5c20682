import express, { Router } from 'express';
import { SIGN } from './store.js';

/** 秒云达 1.0 后台（节选）：人事专员处理签约申请。 */
export function office({ store }) {
  const router = Router();
  router.use(express.json());

  router.post('/sign_applies/:id/status', (req, res) => {
    change(res, store.apply(req.params.id), req.body);
  });
  // 按人找他最近的一份申请：联调与接口自查用。
  router.post('/employees/:emId/status', (req, res) => {
    change(res, store.lastApplyOfEmployee(Number(req.params.emId)), req.body);
  });

  function change(res, apply, { status, reason } = {}) {
    if (!apply) return res.status(404).json({ message: '没有这份申请' });
    if (!Object.values(SIGN).includes(status)) return res.status(400).json({ message: 'status 只能是 1 到 5' });
    store.setStatus(apply, status, reason);
    res.json({ id: apply.id, status: apply.status });
  }

  return router;
}
