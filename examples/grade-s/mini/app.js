import { SCENE_ALIPAY_EMPLOYMENT } from './config';
import { forgetSession, openSession } from './api/session';

App({
  globalData: { fromEmployment: false, openedByMiniProgram: false },

  onLaunch(options) {
    this.rememberEntry(options);
    // 静默登录（auth_base），用户无感知；失败时不打扰用户，投递时会再试一次。
    openSession().catch(forgetSession);
  },

  onShow(options) {
    this.rememberEntry(options);
  },

  rememberEntry(options) {
    if (!options || options.scene === undefined) return;
    this.globalData.fromEmployment = String(options.scene) === SCENE_ALIPAY_EMPLOYMENT;
    this.globalData.openedByMiniProgram = Boolean(options.referrerInfo && options.referrerInfo.appId);
  },
});
