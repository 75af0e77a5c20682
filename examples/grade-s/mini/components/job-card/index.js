Component({
  props: { job: {}, onOpen: () => {} },
  methods: {
    open() {
      this.props.onOpen(this.props.job.id);
    },
  },
});
