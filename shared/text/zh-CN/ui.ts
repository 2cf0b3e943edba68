/** Words of the window's own screens: navigation, import, column mapping, grid and problems. */
export const ui = {
  // Navigation
  'nav.label': '主导航',
  'nav.import': '导入',
  'nav.history': '批次',
  'nav.settings': '设置',
  // Run workspace
  'run.back': '返回批次列表',
  'run.steps': '批次的步骤',
  'run.missing': '找不到这个批次，它可能已被删除。',
  'run.files': '{{first}} 等 {{count}} 个文件',
  'run.practice': '演练',
  'run.production': '正式',
  'step.mapping': '列对应',
  'step.lines': '检查与修改',
  'step.freight': '运费',
  'step.submit': '发送',
  'step.results': '结果',
} as const;
