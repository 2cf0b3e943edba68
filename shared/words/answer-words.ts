/** Words (lower case) by which a partner says that it has an order already. Inferred: no vendor page states them. */
export const existsWords: readonly string[] = ['已存在', '已经存在', '重复', 'duplicate', 'exist'];

/** The same words denied: something that the order names does not exist. */
export const missingWords = /不存在|未存在|(?:not?|n['’]t|non|never)[\s_-]*(?:yet[\s_-]*)?exist/;

/** What else may be said to be repeated: a line of the order, which is a mistake in it. */
export const lineWords = /明细|货品|商品|条码|item|sku|barcode/;
