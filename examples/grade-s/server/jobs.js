const employers = {
  hean: { name: '杭州禾岸云帆科技有限公司', industry: '互联网服务', scale: '100-499人', color: '#1456f0' },
  lvtan: { name: '杭州绿潭生鲜配送有限公司', industry: '物流仓储', scale: '500-999人', color: '#16b364' },
  pujiang: { name: '上海浦宁自动化设备有限公司', industry: '智能制造', scale: '100-499人', color: '#7a5af8' },
  qianhai: { name: '深圳前澜餐饮管理有限公司', industry: '餐饮连锁', scale: '1000人以上', color: '#f79009' },
  jincheng: { name: '成都锦澄客户服务有限公司', industry: '企业服务', scale: '500-999人', color: '#e31b54' },
  guanggu: { name: '武汉谷岚电子科技股份有限公司', industry: '电子制造', scale: '1000人以上', color: '#0e9384' },
};

export const jobs = [
  {
    id: 'HA-1001', name: '前端开发工程师', type: '10030104', employer: employers.hean, count: 2, salary: [15000, 25000], period: '月',
    city: '杭州', district: '杭州 · 西湖区', regionCode: '330106', address: '浙江省杭州市西湖区文三路488号禾岸大厦6层', geo: '120.12841,30.27943',
    experience: '3-5年', experienceCode: 'THREE_TO_FIVE', education: '本科', educationCode: 'B', published: '2026-11-18',
    duties: ['负责企业招聘管理后台的前端开发与维护', '与产品、设计一起打磨求职者端的交互体验', '建设组件库，提升团队交付效率'],
    requirements: ['本科及以上学历，三年以上前端经验', '熟悉 TypeScript 与至少一种主流框架', '有小程序开发经验者佳'],
    perks: ['五险一金', '双休', '年度体检', '餐补'],
  },
  {
    id: 'HA-1002', name: '仓储分拣员', type: '20010203', employer: employers.lvtan, count: 30, salary: [5500, 7500], period: '月',
    city: '杭州', district: '杭州 · 余杭区', regionCode: '330110', address: '浙江省杭州市余杭区良渚街道古墩路1899号绿潭中心仓', geo: '120.03512,30.36817',
    experience: '经验不限', experienceCode: 'UNLIMITED', education: '学历不限', educationCode: 'UNLIMITED', published: '2026-11-20',
    duties: ['按订单完成生鲜商品的分拣、打包与复核', '维护作业区域的整洁与温控记录'],
    requirements: ['年满十八周岁，身体健康', '能适应早班或晚班轮换'],
    perks: ['包住宿', '工作餐', '夜班补贴', '五险'],
  },
  {
    id: 'HA-1003', name: '设备维修技师', type: '30020105', employer: employers.pujiang, count: 4, salary: [9000, 13000], period: '月',
    city: '上海', district: '上海 · 浦东新区', regionCode: '310115', address: '上海市浦东新区张江镇博云路88号2幢', geo: '121.60342,31.20871',
    experience: '3-5年', experienceCode: 'THREE_TO_FIVE', education: '大专', educationCode: 'C', published: '2026-11-17',
    duties: ['负责产线自动化设备的日常点检与保养', '排查电气与气动故障，缩短停机时间', '编写设备维护记录并参与改善'],
    requirements: ['机电一体化相关专业，大专及以上', '持有低压电工证', '熟悉常见 PLC 程序的查看与修改'],
    perks: ['五险一金', '班车', '技能津贴'],
  },
  {
    id: 'HA-1004', name: '门店店长', type: '40010302', employer: employers.qianhai, count: 3, salary: [8000, 12000], period: '月',
    city: '深圳', district: '深圳 · 南山区', regionCode: '440305', address: '广东省深圳市南山区粤海街道科苑南路2666号B1层', geo: '113.94361,22.52287',
    experience: '3-5年', experienceCode: 'THREE_TO_FIVE', education: '高中', educationCode: 'H', published: '2026-11-19',
    duties: ['负责门店日常经营、排班与员工带教', '达成营业额与食品安全目标', '处理顾客反馈，持续改进服务'],
    requirements: ['两年以上连锁餐饮门店管理经验', '有责任心，善于沟通'],
    perks: ['五险一金', '季度分红', '带薪年假'],
  },
  {
    id: 'HA-1005', name: '在线客服专员', type: '50020101', employer: employers.jincheng, count: 20, salary: [4500, 6500], period: '月',
    city: '成都', district: '成都 · 武侯区', regionCode: '510107', address: '四川省成都市武侯区天府大道北段1480号拉德方斯大厦西楼9层', geo: '104.06712,30.58846',
    experience: '经验不限', experienceCode: 'UNLIMITED', education: '大专', educationCode: 'C', published: '2026-11-20',
    duties: ['通过在线文字渠道解答用户咨询', '记录并跟进用户诉求直至解决', '整理高频问题，完善知识库'],
    requirements: ['打字速度每分钟五十字以上', '有耐心，普通话标准'],
    perks: ['五险一金', '做五休二', '带薪培训'],
  },
  {
    id: 'HA-1006', name: '电子厂质检员', type: '30030201', employer: employers.guanggu, count: 15, salary: [5000, 7000], period: '月',
    city: '武汉', district: '武汉 · 洪山区', regionCode: '420111', address: '湖北省武汉市洪山区关山街道光谷大道77号6栋', geo: '114.42153,30.47926',
    experience: '1年以内', experienceCode: 'LESS_THAN_ONE_YEAR', education: '中专', educationCode: 'S', published: '2026-11-16',
    duties: ['按检验规范对来料与成品进行外观、功能检验', '记录不良并反馈产线'],
    requirements: ['视力良好，无色弱', '会使用常用量具者佳'],
    perks: ['包住宿', '餐补', '全勤奖'],
  },
  {
    id: 'HA-1007', name: '同城配送司机', type: '20020101', employer: employers.lvtan, count: 12, salary: [7000, 11000], period: '月',
    city: '杭州', district: '杭州 · 滨江区', regionCode: '330108', address: '浙江省杭州市滨江区长河街道江南大道3688号绿潭滨江站', geo: '120.19083,30.19254',
    experience: '1-2年', experienceCode: 'ONE_TO_TWO', education: '学历不限', educationCode: 'UNLIMITED', published: '2026-11-21',
    duties: ['驾驶公司车辆完成门店与社区的配送', '核对货品数量并回收周转箱'],
    requirements: ['持 C1 及以上驾照，驾龄满两年', '无重大交通责任事故记录'],
    perks: ['公司配车', '高温补贴', '五险'],
  },
  {
    id: 'HA-1008', name: '薪酬福利主管', type: '60010204', employer: employers.hean, count: 1, salary: [12000, 18000], period: '月',
    city: '杭州', district: '杭州 · 西湖区', regionCode: '330106', address: '浙江省杭州市西湖区文三路488号禾岸大厦5层', geo: '120.12841,30.27943',
    experience: '3-5年', experienceCode: 'THREE_TO_FIVE', education: '本科', educationCode: 'B', published: '2026-11-15',
    duties: ['负责月度薪酬核算与个税申报', '维护社保公积金账户', '输出薪酬分析报告'],
    requirements: ['人力资源或财务相关专业', '熟练使用表格函数与数据透视'],
    perks: ['五险一金', '双休', '年终奖'],
  },
];

export const findJob = (id) => jobs.find((job) => job.id === id);

/** 小程序页面要的样子。 */
export function jobView(job) {
  const { employer } = job;
  return {
    id: job.id, name: job.name, salaryText: salaryText(job), tags: [job.experience, job.education], city: job.city, district: job.district,
    count: job.count, address: job.address, publishedText: `${job.published} 发布`, duties: job.duties, requirements: job.requirements, perks: job.perks,
    employer: { name: employer.name, industry: employer.industry, scale: employer.scale, color: employer.color, initial: employer.name.slice(2, 3) },
  };
}

function salaryText({ salary: [low, high], period }) {
  return low >= 10000 ? `${low / 1000}-${high / 1000}K/${period}` : `${low}-${high}元/${period}`;
}
