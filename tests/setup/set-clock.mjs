import { readFileSync } from "node:fs";

/**
 * Loaded before a built program (`node --import`), lets it believe in the time that stands in TEST_CLOCK_FILE, in
 * milliseconds since 1970, so that a test moves the clock of a running server without waiting.
 */
const RealDate = Date;
const told = () => Number(readFileSync(process.env.TEST_CLOCK_FILE ?? "", "utf8"));

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(told());
    else super(...parts);
  }

  static now() {
    return told();
  }
};
