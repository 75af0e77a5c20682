const site = (company, region, address, geo, place) => ({ company, region, address, geo, place });
const warehouse = site('天津津沽仓配服务有限公司', '120110', '天津市东丽区空港经济区中心大道99号2号库', '117.41321,39.13218', '天津 · 东丽区');
const expo = site('合肥庐展会务服务有限公司', '340104', '安徽省合肥市蜀山区潜山路320号', '117.25107,31.84253', '合肥 · 蜀山区');
const bakery = site('福州榕麦食品有限公司', '350104', '福建省福州市仓山区建新镇金榕北路71号', '119.26984,26.04371', '福州 · 仓山区');

export const tasks = [
  { id: 'lg1', title: '大促快递打包员', wage: 220, need: 40, days: '11月25日-11月30日', hours: '08:00-20:00', ...warehouse, work: ['按拣货单打包贴单', '提供工作餐，十二小时含休息'] },
  { id: 'lg2', title: '仓库盘点临时工', wage: 180, need: 12, days: '11月28日', hours: '09:00-18:00', ...warehouse, work: ['使用手持终端扫描盘点', '现场有人带教'] },
  { id: 'lg3', title: '展会引导员', wage: 200, need: 20, days: '12月3日-12月5日', hours: '08:30-17:30', ...expo, work: ['引导观众入场与签到', '身高不限，普通话流利'] },
  { id: 'lg4', title: '会场布置工', wage: 260, need: 15, days: '12月1日-12月2日', hours: '13:00-22:00', ...expo, work: ['搬运桌椅、铺设地毯', '体力好，听从安排'] },
  { id: 'lg5', title: '面包房帮工', wage: 190, need: 5, days: '长期可约', hours: '05:00-12:00', ...bakery, work: ['协助揉面、装盘与包装', '需持健康证'] },
  { id: 'lg6', title: '超市促销员', wage: 170, need: 8, days: '周末', hours: '10:00-19:00', ...bakery, work: ['在门店试吃台介绍产品', '开朗爱笑'] },
].map((task) => ({ ...task, when: `${task.days} ${task.hours}` }));
