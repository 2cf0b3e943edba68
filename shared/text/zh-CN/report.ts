/** Words inside reports and templates. */
export const report = {} as const;
