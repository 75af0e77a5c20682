/** Asks the user for scopes: one dialog for all of them, or the real-name sheet where a 灵工 app asks for auth_user. */
import type { JsapiContext } from './jsapi.js';

const grants: Record<string, string> = {
  auth_user: '获取你的姓名、手机号等会员信息', yingpin: '应聘状态回传：在支付宝就业查看应聘进度', auth_zhima: '获取你的芝麻信用信息', order_service: '订单信息',
};

export async function askConsent(scopes: string[], context: JsapiContext): Promise<boolean> {
  context.waitsForUser();
  const realName = scopes.includes('auth_user') && context.phone.boot.app.subject === 'gig';
  const agreed = realName ? await askRealName(scopes, context) : await askInDialog(scopes, context);
  if (agreed) await context.phone.ask('grantConsent', { scopes });
  return agreed;
}

async function askInDialog(scopes: string[], { phone, call }: JsapiContext): Promise<boolean> {
  const { decision } = await phone.dialogs.open({
    dialog: 'consent', title: `${phone.boot.app.name} 申请授权`, text: '申请获得以下权限', items: scopes.map((scope) => grants[scope] ?? scope), scopes, page: call.page,
    buttons: [{ label: '同意', role: 'accept', decision: 'accept' }, { label: '拒绝', role: 'decline', decision: 'decline' }],
  });
  return decision === 'accept';
}

/** The sheet stands for the consent dialog too, so both are journalled: one question to the user, two facts. */
async function askRealName(scopes: string[], { phone, call }: JsapiContext): Promise<boolean> {
  const page = call.page === undefined ? {} : { page: call.page };
  const dialog = { kind: 'dialog', dialog: 'consent', text: scopes.map((scope) => grants[scope] ?? scope).join('\n'), scopes, ...page } as const;
  const sheet = { kind: 'sheet', sheet: 'real-name', ...page } as const;
  phone.note({ ...sheet, phase: 'opened', firstTime: true });
  phone.note({ ...dialog, phase: 'shown', buttons: ['同意授权', '不同意'] });
  const action = await phone.sheet({ sheet: 'real-name', step: 'authorise', firstTime: true, modules: [], scopes });
  const agreed = action === 'agree';
  phone.note({ ...dialog, phase: 'closed', decision: agreed ? 'accept' : 'decline' });
  phone.note({ ...sheet, phase: agreed ? 'authorised' : 'cancelled' });
  return agreed;
}
