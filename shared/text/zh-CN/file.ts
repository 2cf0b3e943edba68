/** Files (or sheets) that could not be used, by code; `{{file}}` is always there. */
export const file = {
  changing: '「{{file}}」正在被其他程序写入。请等它保存完成后再拖入。',
  crashed: '读取「{{file}}」时程序出错，文件未导入。请用 Excel 或 WPS 另存为 .xlsx 后重试。',
  csvQuotes: '「{{file}}」第 {{row}} 行的双引号不成对，后面的行会被吞掉。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
  damaged: '「{{file}}」已损坏或没有下载完整。请重新获取文件，或用 Excel 或 WPS 打开修复后另存。',
  empty: '「{{file}}」是空文件（0 字节）。请检查文件是否保存成功。',
  encoding: '无法识别「{{file}}」的文字编码。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
  encrypted: '「{{file}}」设有打开密码。请在 Excel 或 WPS 中取消密码并保存后再导入。',
  folder: '「{{file}}」是文件夹，不是表格文件。',
  inflatesTooLarge: '「{{file}}」解压后有 {{size}} MB，超过上限 {{max}} MB。请拆分成几个文件后再导入。',
  lockFile: '「{{file}}」是 Excel 或 WPS 打开文件时的临时文件，不会导入。',
  locked: '「{{file}}」无法打开：可能正被 Excel 或 WPS 占用，或没有读取权限。请关闭表格后重试。',
  noSheets: '「{{file}}」里没有可读取的工作表。',
  notFound: '找不到「{{file}}」。文件可能已被移动、改名或删除。',
  notWorkbook: '「{{file}}」不是表格文件。请使用 .xlsx、.xls、.ods 或 .csv 文件。',
  outOfMemory: '「{{file}}」的内容过大，内存不足以读取。请拆分成几个文件后再导入。',
  rowsLost: '「{{file}}」的工作表「{{sheet}}」里有数据但读不出来，文件可能已损坏。请用 Excel 或 WPS 打开后另存再导入。',
  sheetUnreadable:
    '「{{file}}」的工作表「{{sheet}}」无法读取，为免漏行，整个文件未导入。请用 Excel 或 WPS 打开后另存再导入。',
  sizeMismatch:
    '「{{file}}」内部记录的大小与实际不符，可能已损坏或被篡改，不会读取。请用 Excel 或 WPS 打开后另存再导入。',
  timeout: '读取「{{file}}」用时过长，已停止，文件未导入。请拆分文件，或另存为 .xlsx 后重试。',
  tooCompressed: '「{{file}}」的压缩比异常（{{ratio}} 倍，上限 {{max}} 倍），可能是恶意文件，不会读取。',
  tooLarge: '「{{file}}」有 {{size}} MB，超过上限 {{max}} MB。请拆分成几个文件，或删除其中的图片后再导入。',
  tooManyEntries: '「{{file}}」内含的部件超过 {{max}} 个（多为图片）。请删除图片后再导入。',
  unreadable: '「{{file}}」无法读取，文件可能已损坏。请用 Excel 或 WPS 打开后另存再导入。',
  folderTooLarge: '文件夹「{{file}}」里的文件太多，只读取了一部分。请分成几个文件夹再导入。',
  noWorkbooks: '「{{file}}」里没有可以导入的表格。请拖入 .xlsx、.xls、.ods 或 .csv 文件。',
  resembles:
    '「{{file}}」的工作表「{{sheet}}」看起来像「{{kind}}」，但缺少这些列：{{missing}}。请补上，或指定单据类型和对应的列。',
  unknownKind: '没有在「{{file}}」里找到认识的表头。请核对表头，或下载模板填写，或指定单据类型。',
} as const;
