import { createHash } from "node:crypto";

/** How many rows a table has, and what they say. */
export interface TableDigest {
  rows: number;
  /** The sum of the rows' SHA-256, so that the order in which an engine hands them out does not matter. */
  digest: string;
}

const MODULUS = 1n << 256n;

/** Adds rows, one text each, up to a {@link TableDigest}. */
export class RowDigester {
  #rows = 0;
  #sum = 0n;

  add(row: string): void {
    this.#rows += 1;
    this.#sum = (this.#sum + BigInt(`0x${createHash("sha256").update(row).digest("hex")}`)) % MODULUS;
  }

  result(): TableDigest {
    return { rows: this.#rows, digest: this.#sum.toString(16).padStart(64, "0") };
  }
}
