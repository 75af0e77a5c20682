import { resumeModules, type AlipayUser, type People, type ResumeModule, type ResumeState } from '../../world.js';
import type { Ids } from './ids.js';
import { fillModule } from './resume.js';

const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王'];
const modulesOf: Record<ResumeState, readonly ResumeModule[]> = {
  none: [], partial: ['BASIC_INFO', 'PHONE'], complete: resumeModules,
};

/** Test people whose names, phones and numbers say at once that nobody is behind them. */
export function createPeople(ids: Ids): People {
  const users = new Map<string, AlipayUser>();
  const granted = new Map<string, Set<string>>();
  const scopesOf = (userId: string, appId: string) => {
    const key = `${userId} ${appId}`;
    const scopes = granted.get(key) ?? new Set<string>();
    granted.set(key, scopes);
    return scopes;
  };
  const known = (userId: string): AlipayUser => {
    const user = users.get(userId);
    if (!user) throw new Error(`No Alipay user ${userId}; create it first.`);
    return user;
  };

  return {
    createUser({ resume, userId }) {
      const user = newUser(ids, userId);
      if (users.has(user.userId)) throw new Error(`Alipay user ${user.userId} exists already.`);
      users.set(user.userId, user);
      for (const module of modulesOf[resume]) user.resume[module] = fillModule(module, user);
      return user;
    },
    user: (userId) => users.get(userId),
    userByOpenId: (openId) => [...users.values()].find((user) => user.openId === openId),
    users: () => [...users.values()],
    consents: (userId, appId) => [...scopesOf(userId, appId)].sort(),
    grantConsent(userId, appId, scopes) {
      for (const scope of scopes) if (scope !== 'auth_base') scopesOf(userId, appId).add(scope);
    },
    withdrawConsent(userId, appId, scopes) {
      for (const scope of scopes) scopesOf(userId, appId).delete(scope);
    },
    missingModules(userId, requireModules) {
      const filled = known(userId).resume;
      return requiredModules(requireModules).known.filter((module) => !filled[module]);
    },
    fillModules(userId, modules) {
      const user = known(userId);
      for (const module of modules) user.resume[module] ??= fillModule(module, user);
    },
    clearModules(userId, modules) {
      const user = known(userId);
      for (const module of modules) delete user.resume[module];
    },
  };
}

/** The separator of requireModules is unpublished: comma, semicolon, pipe, space and a JSON list are all read. */
export function requiredModules(text: string | undefined): { known: ResumeModule[]; unknown: string[] } {
  const names = [...new Set((text ?? '').split(/[\s,，;；|、"'[\]]+/).filter((name) => name !== ''))];
  return { known: names.filter(isModule), unknown: names.filter((name) => !isModule(name)) };
}

function isModule(name: string): name is ResumeModule {
  return (resumeModules as readonly string[]).includes(name); // widened only to ask
}

function newUser(ids: Ids, userId: string | undefined): AlipayUser {
  const n = ids.next('user');
  const number = String(n + 1).padStart(3, '0');
  const userName = `${surnames[n % surnames.length] ?? '赵'}测试${number}`;
  return {
    userId: userId ?? `2088${ids.digits('userId', 12)}`,
    openId: `0${ids.hex('openId', 46)}`,
    userName,
    phone: `1990000${String(n + 1).padStart(4, '0')}`,
    certNo: withCheckDigit(`99999919900101${number.slice(-3)}`),
    gender: n % 2 === 0 ? '女' : '男',
    nickName: `模拟用户${number}`,
    avatar: `https://mock.invalid/avatar/${number}.png`,
    resume: {},
  };
}

/** Region 999999 exists nowhere; the check digit (GB 11643) is right, so that format checks pass. */
function withCheckDigit(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i] ?? 0), 0);
  return digits + ('10X98765432'[sum % 11] ?? '');
}
