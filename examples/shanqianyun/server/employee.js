import { Router } from 'express';
import { findCompany, handlers } from './catalogue.js';
import { readEmployee } from './fields.js';
import { Problem, ok, signedIn } from './protocol.js';
import { SIGN } from './store.js';

/** 3.2 简历。提交简历即提出签约申请。 */
export function employee({ store }) {
  const router = Router();
  router.use('/employee', signedIn(store));

  router.post('/employee', (req, res) => {
    if (req.user.employee) throw new Problem(40301, '已提交过简历，请更新');
    save(req, readEmployee(req.body ?? {}));
    ok(res);
  });

  router.put('/employee', (req, res) => {
    const last = store.lastApplyOf(req.user);
    if (!last) throw new Problem(40401, '未提交过简历信息');
    if ([SIGN.待签约, SIGN.已签约].includes(last.status)) throw new Problem(40302, '处于待签约和已签约不可以修改简历');
    save(req, readEmployee(req.body ?? {}), last);
    ok(res);
  });

  router.get('/employee', (req, res) => {
    if (!req.user.employee) throw new Problem(40401, '未提交过简历信息');
    const { id, ...row } = req.user.employee;
    ok(res, { ...row, company: findCompany(row.company_id) ?? null });
  });

  /** 改过的简历重新进入签约申请；换了岗位的另提一份申请。 */
  function save(req, row, last) {
    const adUserId = Number(req.body.ad_user_id ?? 0);
    if (req.body.ad_user_id !== undefined && !handlers.some(({ id }) => id === adUserId)) throw new Problem(40001, 'ad_user_id 不是现有的处理人');
    if (row.company_id !== 0 && !findCompany(row.company_id)) throw new Problem(40001, 'company_id 不是现有的用人单位');
    store.saveEmployee(req.user, row);
    const sameJob = last && last.company.id === row.company_id && last.work_pos === row.work_pos;
    if (sameJob) return store.setStatus(last, SIGN.签约申请);
    const company = findCompany(row.company_id) ?? { id: 0, company_name: '' };
    store.addApply(req.user, { company, work_pos: row.work_pos, ad_user_id: adUserId, where: { city: req.get('x-city'), location: req.get('x-location') } });
  }

  return router;
}
