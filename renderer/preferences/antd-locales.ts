import enUS from 'antd/es/locale/en_US.js';
import type { Locale } from 'antd/es/locale/index.js';
import zhCN from 'antd/es/locale/zh_CN.js';
// antd takes the names of months and days from here.
import 'dayjs/locale/zh-cn.js';
import type { Language } from '#shared/text/index.ts';

/** antd's own words: calendars, empty tables, buttons of its dialogs. */
export const antdLocales: Readonly<Record<Language, Locale>> = { zh: zhCN, en: enUS };
