import { Router } from 'express';
import { Problem, ok } from './protocol.js';

export const companies = [
  { id: 11, company_name: '苏州闪签人力资源有限公司' },
  { id: 12, company_name: '昆山恒锐精密电子有限公司' },
  { id: 13, company_name: '苏州吴淞冷链物流有限公司' },
  { id: 14, company_name: '无锡梁溪酒店管理有限公司' },
];
export const handlers = [{ id: 21, name: '周专员' }, { id: 22, name: '吴专员' }];
export const workPositions = ['电子装配工', '质检员', '叉车司机', '冷库拣货员', '酒店前台', '客房服务员'];

const dictionary = {
  Edu_Type: { primary: '小学', junior: '初中', senior: '高中', secondary: '中专', college: '大专', bachelor: '本科', master: '硕士', doctor: '博士' },
  Marital_Sts: { 1: '未婚', 2: '已婚', 3: '离异' },
  Political_Sts: { 1: '共产党员', 2: '共青团员', 3: '群众' },
};

export const findCompany = (id) => companies.find((company) => company.id === id);

/** 3.4 其他接口：字典、岗位、处理人、用人单位。 */
export function catalogue() {
  const router = Router();
  router.get('/dict/:item', (req, res) => {
    const items = Object.hasOwn(dictionary, req.params.item) ? dictionary[req.params.item] : undefined;
    if (!items) throw new Problem(40402, '没有这个字典');
    ok(res, Object.entries(items).map(([dict_key, dict_value]) => ({ dict_key, dict_value })));
  });
  router.get('/work_pos', (req, res) => ok(res, workPositions));
  router.get('/handlers', (req, res) => ok(res, handlers));
  router.get('/companies', (req, res) => ok(res, companies));
  return router;
}
