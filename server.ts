import { loadProgram } from "~/platform/code-cache";

/** What `app/tools/build.mjs` makes of `app/platform/http/main.server.ts` and the pages. */
interface ServerProgram {
  main: (buildFolder: URL) => Promise<void>;
}

const buildFolder = new URL(".", import.meta.url);
await loadProgram<ServerProgram>(new URL("server.cjs", buildFolder)).exports.main(buildFolder);
