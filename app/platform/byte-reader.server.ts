/** Reads the beginning of a stream in pieces of known length, and hands on what follows. */
export class ByteReader {
  #held = Buffer.alloc(0);
  readonly #source: AsyncIterator<Buffer>;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next `length` bytes; null: the stream is shorter. */
  async read(length: number): Promise<Buffer | null> {
    while (this.#held.length < length) {
      const { value, done } = await this.#source.next();
      if (done) return null;
      this.#held = Buffer.concat([this.#held, value]);
    }
    const bytes = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return bytes;
  }

  async *rest(): AsyncGenerator<Buffer> {
    if (this.#held.length > 0) yield this.#held;
    yield* { [Symbol.asyncIterator]: () => this.#source };
  }
}
