/** Permissions of the phone (location, album, camera): asked once, remembered for the user, withdrawn in 设置. */
import type { JsapiContext } from './jsapi.js';

export const permissions = { location: '获取你的地理位置', album: '使用你的相册', camera: '使用你的相机' } as const;
export type Permission = keyof typeof permissions;

export async function askPermission(permission: Permission, { phone, call, waitsForUser }: JsapiContext): Promise<boolean> {
  if (phone.permissions.has(permission)) return true;
  waitsForUser();
  const { decision } = await phone.dialogs.open({
    dialog: permission === 'location' ? 'location' : 'other', title: `${phone.boot.app.name} 申请`, text: permissions[permission], page: call.page,
    buttons: [{ label: '允许', role: 'accept', decision: 'accept' }, { label: '拒绝', role: 'decline', decision: 'decline' }],
  });
  if (decision !== 'accept') return false;
  phone.permissions.add(permission);
  await phone.ask('permit', { permission, granted: true });
  return true;
}
