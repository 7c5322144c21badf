/** Where the photographs go; git ignores it. */
export const folder: string;
