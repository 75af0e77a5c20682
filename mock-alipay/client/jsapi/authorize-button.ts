/** What a user agrees to by a button with open-type getAuthorize: phone number or member info, asked for at the tap, good for this visit. */
import type { JsapiContext } from './jsapi.js';
import { jsapi, JsapiError, wrongParameter } from './jsapi.js';

const grants = { phoneNumber: '获取你的手机号', userInfo: '获取你的头像、昵称' } as const;
type ButtonScope = keyof typeof grants;

/** Called by the container when such a button is tapped; not a my.* of the mini program's. */
export const getAuthorize = jsapi('button.getAuthorize', { scope: 'string?' }, async ({ scope = 'userInfo' }, context) => {
  if (!isButtonScope(scope)) throw wrongParameter(`scope ${scope}`);
  if (!(await askAtButton(scope, context))) throw new JsapiError(11, '用户取消授权');
  return { scope };
});

export const isAuthorised = (scope: ButtonScope, { phone }: JsapiContext): boolean => phone.permissions.has(scope);

async function askAtButton(scope: ButtonScope, { phone, call, waitsForUser }: JsapiContext): Promise<boolean> {
  if (phone.permissions.has(scope)) return true;
  waitsForUser();
  const { phone: number, nickName } = phone.boot.user;
  const { decision } = await phone.dialogs.open({
    dialog: scope === 'phoneNumber' ? 'phone' : 'profile', title: `${phone.boot.app.name} 申请`, text: grants[scope], page: call.page,
    items: [scope === 'phoneNumber' ? number.replace(/^(\d{3})\d{4}/, '$1****') : nickName],
    buttons: [{ label: '同意', role: 'accept', decision: 'accept' }, { label: '拒绝', role: 'decline', decision: 'decline' }],
  });
  if (decision === 'accept') phone.permissions.add(scope);
  return decision === 'accept';
}

const isButtonScope = (scope: string): scope is ButtonScope => scope in grants;
