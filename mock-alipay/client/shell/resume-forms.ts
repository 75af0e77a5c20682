/** Short forms of the smart résumé's modules, with sample data that is obviously made up. */
import type { ResumeModule } from '../../world.js';
import type { ShownUser } from '../rpc-contract.js';

export interface ModuleForm { title: string; fields: { label: string; sample: string }[] }

export const formOf = (module: ResumeModule, user: ShownUser): ModuleForm => forms[module](user);

const forms: Record<ResumeModule, (user: ShownUser) => ModuleForm> = {
  BASIC_INFO: (user) => ({ title: '基本信息', fields: [{ label: '姓名', sample: user.userName }, { label: '性别', sample: user.gender }, { label: '出生日期', sample: '2000-01-01' }] }),
  PHONE: (user) => ({ title: '手机号', fields: [{ label: '手机号', sample: user.phone }] }),
  EMAIL: () => ({ title: '邮箱', fields: [{ label: '邮箱', sample: 'sample@example.com' }] }),
  EDUCATION_DEGREE: () => ({ title: '教育经历', fields: [{ label: '学校', sample: '示例大学' }, { label: '学历', sample: '本科' }, { label: '专业', sample: '工商管理' }] }),
  SKILLS: () => ({ title: '技能', fields: [{ label: '技能', sample: '沟通表达' }] }),
  WORK_EXPERIENCE: () => ({ title: '工作经历', fields: [{ label: '公司', sample: '示例科技有限公司' }, { label: '职位', sample: '店员' }] }),
  CERTIFICATION: () => ({ title: '证书', fields: [{ label: '证书名称', sample: '健康证' }] }),
};
