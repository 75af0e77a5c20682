/** Which user information a mini program may apply for, and for what use. Codes are ours: the real lists come per merchant (ledger: field/catalogue). */
import type { RegisteredApp } from '../world.js';

export interface SensitiveField { api_name: string; field_name: string; package_code: string; /** 常见问题③ */ subjects: readonly RegisteredApp['subject'][]; scenes: readonly Scene[] }
export interface Scene { scene_code: string; scene_desc: string }

const everyone: readonly RegisteredApp['subject'][] = ['enterprise', 'government', 'gig'];
const realName: Scene = { scene_code: 'SCENE_REAL_NAME', scene_desc: '实名认证：灵工报名、政务办理' };
const delivery: Scene = { scene_code: 'SCENE_RESUME_DELIVERY', scene_desc: '投递简历：招聘方联系求职者' };
const profile: Scene = { scene_code: 'SCENE_PROFILE', scene_desc: '展示会员头像昵称' };

const shared = (field_name: string, subjects: readonly RegisteredApp['subject'][], scenes: readonly Scene[]): SensitiveField => ({
  api_name: 'alipay.user.info.share', field_name, package_code: `USERINFO_${field_name.toUpperCase()}`, subjects, scenes,
});

export const sensitiveFields: readonly SensitiveField[] = [
  shared('user_name', everyone, [delivery, realName]),
  shared('mobile', everyone, [delivery]),
  shared('avatar', everyone, [profile]),
  shared('nick_name', everyone, [profile]),
  shared('gender', everyone, [delivery]),
  shared('cert_type', ['government', 'gig'], [realName]),
  shared('cert_no', ['government', 'gig'], [realName]),
  shared('person_birthday', everyone, []),
  { api_name: 'my.getPhoneNumber', field_name: 'phone', package_code: 'GET_PHONE_NUMBER', subjects: everyone, scenes: [delivery] },
];
