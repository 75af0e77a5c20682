import { reactive } from 'vue';

// 场景值 1205：用户从「支付宝就业」小程序进入。
const SCENE_ALIPAY_EMPLOYMENT = '1205';

export const entry = reactive({ fromEmployment: false, openedByMiniProgram: false });

export function rememberEntry(options) {
  if (!options || options.scene === undefined) return;
  entry.fromEmployment = String(options.scene) === SCENE_ALIPAY_EMPLOYMENT;
  entry.openedByMiniProgram = Boolean(options.referrerInfo && options.referrerInfo.appId);
}

/** navigateBackMiniProgram 只在由其他小程序打开时有效，其余情况退出小程序，同样回到支付宝。 */
export function backToEmployment() {
  if (entry.openedByMiniProgram) my.navigateBackMiniProgram({});
  else my.exitMiniProgram({});
}
