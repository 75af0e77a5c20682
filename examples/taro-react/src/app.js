import { Component } from 'react';
import { rememberEntry } from './api/entry';
import { forgetSession, openSession } from './api/session';
import './app.css';

class App extends Component {
  onLaunch(options) {
    rememberEntry(options);
    // 静默登录，失败不打扰用户，投递时会再试。
    openSession().catch(forgetSession);
  }

  componentDidShow(options) {
    rememberEntry(options);
  }

  render() {
    return this.props.children;
  }
}

export default App;
