/** As an app of codes or a browser's list of keys shows whose they are: one name in both languages. */
export const PRODUCT_NAME = '律通 Lütong'
