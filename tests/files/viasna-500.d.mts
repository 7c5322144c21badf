/** The columns of Viasna's export, in its order. */
export const columns: string[];

/** How many rows of a file of 500 an import refuses. */
export const refusedRows: number;

/** To how many people of a file of 500 a letter may be written. */
export const writableRows: number;

/** A file in Viasna's format about people who do not exist, `from` that row on; the same text for the same rows. */
export function viasnaFile(count?: number, from?: number): string;
