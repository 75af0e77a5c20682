import api from '../../api'

const choices = {
  gender: ['未知', '男', '女'],
  marital_sts: ['未婚', '已婚', '离异'],
  political_sts: ['共产党员', '共青团员', '群众'],
  acct_type: ['农村', '城市']
}
// 接口里婚姻状况、政治面貌从 1 数起。
const first = { gender: 0, marital_sts: 1, political_sts: 1, acct_type: 0 }

Page({
  data: {
    choices,
    picked: { gender: 1, marital_sts: 0, political_sts: 2, acct_type: 0, edu: 1, handler: 0 },
    form: { real_name: '', phone: '', id_number: '', addr: '' },
    school: '', employer: '', edu: [], handlers: [], front: ''
  },
  async onLoad({ id }) {
    this.job = await api.position(id)
    const [edu, handlers] = await Promise.all([api.dict('Edu_Type'), api.handlers()])
    this.setData({ edu, handlers, 'picked.handler': Math.max(0, handlers.findIndex((one) => one.id === this.job.ad_user_id)) })
    if (api.emId > 0) this.fill(await api.employee())
  },
  fill({ real_name, phone, id_number, addr }) {
    this.setData({ form: { real_name, phone, id_number, addr } })
  },
  input(e) {
    this.setData({ [e.target.dataset.name]: e.detail.value })
  },
  pick(e) {
    this.setData({ ['picked.' + e.target.dataset.name]: Number(e.detail.value) })
  },
  upload() {
    my.chooseImage({
      count: 1,
      success: ({ apFilePaths }) => api.uploadImage(apFilePaths[0]).then((front) => this.setData({ front })).catch((error) => my.showToast({ content: error.message }))
    })
  },
  async submit() {
    const { form, picked, edu, handlers, school, employer, front } = this.data
    if (!/^\d{17}[\dXx]$/.test(form.id_number)) return my.showToast({ content: '请输入正确的身份证号' })
    const codes = Object.fromEntries(Object.keys(choices).map((name) => [name, picked[name] + first[name]]))
    try {
      await api.submitEmployee({
        ...form, ...codes, id_card_front: front,
        company_id: this.job.company_id, work_pos: this.job.work_pos, ad_user_id: handlers[picked.handler].id,
        employee_edu: [{ edu_type: edu[picked.edu].dict_key, school }],
        work_exp: [{ company: employer }]
      })
      my.redirectTo({ url: '/pages/result/result?id=' + this.job.id })
    } catch (error) {
      my.alert({ title: '提交失败', content: error.message })
    }
  }
})
