Component({
  props: {
    job: null,
    onPick: function () {},
  },
  methods: {
    handleTap: function () {
      this.props.onPick(this.props.job);
    },
  },
});
