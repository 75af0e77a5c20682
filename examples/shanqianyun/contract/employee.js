/** 2.2.1 个人简历信息: the columns as the document lists them, one clause a column. */
export const columns = [
  text('real_name', 16, 'real_name varchar(16) not null,', { required: true }),
  text('phone', 16, 'phone varchar(16) not null,', { required: true }),
  text('id_number', 32, "id_number varchar(32) not null comment '身份证',", { required: true }),
  int('age', "age int(3) default 0 not null comment '年龄',", { fallback: 0, good: 35, bad: ['四十'] }),
  int('gender', "gender int(1) default 0 not null comment '0未知 1男 2女',", { fallback: 0, good: 2, bad: ['3', '男'] }),
  text('nation', 12, "nation varchar(12) default '' not null comment '民族',", { fallback: '' }),
  int('marital_sts', "marital_sts int(1) not null comment ' 1未婚 2已婚 3离异',", { required: true, good: 2, bad: ['0', '4'] }),
  int('political_sts', "political_sts int(1) not null comment '1共产党员 2共青团员 3群众',", { required: true, good: 3, bad: ['0', '4'] }),
  int('acct_type', "acct_type int(1) not null comment '户口类型,0农村,1城市',", { required: true, good: 1, bad: ['2'] }),
  int('acct_prc_id', "acct_prc_id int null comment '户籍省份id',", { good: 32, bad: ['江苏'] }),
  text('acct_prc_name', 16, "acct_prc_name varchar(16) null comment '户籍省份',"),
  int('acct_city_id', "acct_city_id int null comment '户籍城市id',", { good: 3205, bad: ['苏州'] }),
  text('acct_city_name', 12, 'acct_city_name varchar(12) null,'),
  int('acct_coy_id', "acct_coy_id int null comment '户籍区/县id',", { good: 320583, bad: ['昆山'] }),
  text('acct_coy_name', 255, "acct_coy_name varchar(255) null comment '户籍区、县名称',"),
  text('acct_addr', 16, "acct_addr varchar(16) null comment '户籍详细地址',"),
  int('province_id', 'province_id int null,', { good: 32, bad: ['江苏'] }),
  text('province_name', 12, 'province_name varchar(12) null,'),
  int('city_id', 'city_id int null,', { good: 3205, bad: ['苏州'] }),
  text('city_name', 12, 'city_name varchar(12) null,'),
  int('county_id', 'county_id int null,', { good: 320583, bad: ['昆山'] }),
  text('county_name', 255, 'county_name varchar(255) null,'),
  text('addr', 255, 'addr varchar(255) null,'),
  text('em_contact_name', 16, "em_contact_name varchar(16) null comment '紧急联系人姓名',"),
  text('em_contact_phone', 32, "em_contact_phone varchar(32) null comment '紧急联系人电话',"),
  text('em_contact_relationship', 32, "em_contact_relationship varchar(32) null comment '与紧急联系人的关系',"),
  text('id_card_front', 256, "id_card_front varchar(256) null comment '身份证正面照片',"),
  text('id_card_back', 256, "id_card_back varchar(256) null comment '身份证反面照片'"),
  text('work_pos', 16, "work_pos varchar(16) null comment '岗位',"),
];

/** Only what the document calls not null and 必填. */
export const minimal = () => ({
  real_name: '契约测试', phone: '13800000000', id_number: '110101199001010007', marital_sts: 1, political_sts: 3, acct_type: 0,
  employee_edu: [{ edu_type: 'junior', school: '样本中学' }], work_exp: [{ company: '样本电子厂', work_pos: '装配工' }],
});

/** Every column filled to its width. */
export const fullest = () => ({ ...minimal(), ...Object.fromEntries(columns.map(({ name, good }) => [name, good])) });

function text(name, width, line, { required = false, fallback = null } = {}) {
  return { name, line, required, fallback, good: '满'.repeat(width), bad: ['长'.repeat(width + 1)], of: `最多 ${width} 个字的字符串` };
}

function int(name, line, { required = false, fallback = null, good, bad }) {
  return { name, line, required, fallback, good, bad, of: '文档所列的整数' };
}
