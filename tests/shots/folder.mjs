import { fileURLToPath } from "node:url";

/** Where the photographs go; git ignores it. */
export const folder = fileURLToPath(new URL("../../.data/shots/", import.meta.url));
