import { createApp } from 'vue';
import { rememberEntry } from './api/entry';
import { forgetSession, openSession } from './api/session';
import './app.css';

const App = createApp({
  onLaunch(options) {
    rememberEntry(options);
    // 静默登录，失败不打扰用户，投递时会再试。
    openSession().catch(forgetSession);
  },
  onShow(options) {
    rememberEntry(options);
  },
});

export default App;
