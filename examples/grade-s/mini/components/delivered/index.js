// 投递成功面板：在岗位详情页内展示，不跳新页。
Component({
  props: { job: {}, returnable: false, onReturn: () => {} },
  methods: {
    back() {
      this.props.onReturn();
    },
  },
});
