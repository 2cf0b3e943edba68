/** What is asked when an account is saved, or its form is closed. Part of `settings`. */
export const questions = {
  'account.discardTitle': '填写的内容还没有保存',
  'account.discardHelp': '现在关闭，刚才填写的就没有了。',
  'account.discard': '不保存，关闭',
  'account.goOn': '继续填写',
  'account.alikeTitle': '“{{name}}”会当作和已有的“{{others}}”同一个账号',
  'account.alikeHelp':
    '它们的地址或公开的密钥相同。为防止重复建单，用其中一个发过的单号，用另一个也不会再发。如果对方给您的确实是两个账号，单号不要重复。',
  'account.alikeSave': '知道了，保存',
  'account.waitingTitle': '保存后要接着正式发送吗？',
  'account.waitingRuns': '有 {{count}} 个批次因为这个账号用不了停着。',
  'account.waiting': '没发的 {{count}} 张会用账号“{{name}}”发往 {{address}}，对方会收到真实单据。',
  'account.waitingUnknown': '{{count}} 张已经发出、还没有结果，会先查清楚。',
  'account.saveAndSend': '保存并正式发送 {{count}} 张',
  'account.saveAndGoOn': '保存并接着处理',
  'account.saveOnly': '只保存，先不发',
  'account.saveOnlyHelp': '只保存的话，这些批次会是“已暂停”，随时可以点“继续发送”。',
  'account.paused': '{{count}} 个批次可以接着发了',
  'account.pausedHelp': '账号已保存，还没有发送：批次是“已暂停”，点“继续发送”才会接着发。',
  'account.goingOn': '{{count}} 个批次接着发送',
  'account.toRuns': '去看这 {{count}} 个批次',
} as const;
