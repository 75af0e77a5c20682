Component({
  props: { task: {}, onOpen() {} },
  methods: { tap() { this.props.onOpen(this.props.task.id); } },
});
