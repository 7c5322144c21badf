/** The section of a copy that tells how far the growing ids of each table had come; no table has this name. */
export const IDS = "/ids";

export interface LastId {
  table: string;
  column: string;
  last: string;
}

/** Splits at line feeds alone: the texts inside may hold every other character that ends a line somewhere. */
export async function* linesOf(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of content) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString();
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) throw new Error("the copy ends in the middle of a row");
}

const LINE_FEED = 10;
