import { silentLogin } from './api';

App({
  fromAlipayJob: false,
  onLaunch({ scene }) {
    this.fromAlipayJob = `${scene}` === '1205';
    silentLogin().catch((e) => console.warn(e.message));
  },
  onShow({ scene } = {}) {
    if (scene) this.fromAlipayJob = `${scene}` === '1205';
  },
});
