Component({
  props: { show: false, title: '', onClose() {} },
  methods: {
    close() { this.props.onClose(); },
    noop() {},
  },
});
