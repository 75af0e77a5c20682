import { Api } from './api';

App({
  api: new Api('http://127.0.0.1:4650'),
  scene: '',
  onLaunch(options) {
    this.onShow(options);
    this.api.signIn().catch(() => {});
  },
  onShow(options) {
    if (options && options.scene) this.scene = String(options.scene);
  },
});
