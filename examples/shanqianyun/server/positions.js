import { Router } from 'express';
import { findCompany } from './catalogue.js';
import { Problem, ok } from './protocol.js';

/** 在招岗位。文档里没有这两个接口，为了把岗位同步到支付宝就业、在详情页展示而加。 */
export const openings = [
  { id: 'P101', work_pos: '电子装配工', company_id: 12, handler: 21, pay: [6000, 8000], count: 60, type: '30030201', region: '320583', city: '苏州', addr: '江苏省苏州市昆山市玉山镇晨丰路118号2号厂房', geo: '120.95021,31.39842', duty: ['按作业指导书完成电子部件的插件、焊接与组装', '自检并记录当班产量'], need: ['年满十八周岁，视力正常', '能适应两班倒'], perks: ['包吃包住', '五险', '全勤奖'] },
  { id: 'P102', work_pos: '质检员', company_id: 12, handler: 21, pay: [5500, 7000], count: 15, type: '30030202', region: '320583', city: '苏州', addr: '江苏省苏州市昆山市玉山镇晨丰路118号3号厂房', geo: '120.95094,31.39871', duty: ['按检验标准抽检来料与成品', '填写检验报告，跟进不良品处理'], need: ['会使用卡尺、千分尺', '高中及以上学历'], perks: ['包住', '五险一金', '餐补'] },
  { id: 'P103', work_pos: '叉车司机', company_id: 13, handler: 22, pay: [7000, 9000], count: 8, type: '20010204', region: '320506', city: '苏州', addr: '江苏省苏州市吴中区甪直镇吴淞路66号冷链园A区', geo: '120.86422,31.27105', duty: ['驾驶叉车完成冷库货物的装卸与移库', '做好车辆日常点检'], need: ['持有效叉车证（N1）', '一年以上驾驶经验'], perks: ['五险', '低温补贴', '工作餐'] },
  { id: 'P104', work_pos: '冷库拣货员', company_id: 13, handler: 22, pay: [6500, 8500], count: 30, type: '20010203', region: '320506', city: '苏州', addr: '江苏省苏州市吴中区甪直镇吴淞路66号冷链园B区', geo: '120.86513,31.27148', duty: ['按订单在零上四度库内拣货、复核、打包', '保持库区整洁'], need: ['身体健康，能适应低温环境', '会使用手持终端者佳'], perks: ['五险', '低温补贴', '包住'] },
  { id: 'P105', work_pos: '酒店前台', company_id: 14, handler: 22, pay: [4500, 6000], count: 4, type: '40020101', region: '320213', city: '无锡', addr: '江苏省无锡市梁溪区中山路288号1层大堂', geo: '120.30184,31.57803', duty: ['为住客办理入住与离店', '接听电话，解答问询'], need: ['普通话标准，仪容整洁', '会基础英语者佳'], perks: ['五险', '包吃包住', '带薪年假'] },
  { id: 'P106', work_pos: '客房服务员', company_id: 14, handler: 22, pay: [4200, 5500], count: 10, type: '40020103', region: '320213', city: '无锡', addr: '江苏省无锡市梁溪区中山路288号客房部', geo: '120.30191,31.57812', duty: ['按标准完成客房清洁与布草更换', '检查客房用品并补充'], need: ['手脚勤快，有责任心'], perks: ['五险', '包吃包住'] },
];

export const findOpening = (id) => openings.find((opening) => opening.id === id);

export function positions() {
  const router = Router();
  router.get('/positions', (req, res) => ok(res, { list: openings.map(view), page: 1, pageSize: 10, total: 1 }));
  router.get('/positions/:id', (req, res) => {
    const opening = findOpening(req.params.id);
    if (!opening) throw new Problem(40403, '岗位已下线');
    ok(res, view(opening));
  });
  return router;
}

function view({ id, work_pos, company_id, handler, pay, count, city, addr, duty, need, perks }) {
  return { id, work_pos, company_id, ad_user_id: handler, company_name: findCompany(company_id).company_name, pay: `${pay[0]}-${pay[1]}元/月`, count, city, addr, duty, need, perks };
}
