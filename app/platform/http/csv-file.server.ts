import { Readable } from "node:stream";
import { BYTE_ORDER_MARK } from "~/domain/export/csv";

/**
 * A CSV file to be saved, sent as its pieces are made, so that a long one never stands in memory as a whole. The name
 * says nothing about what is in it: it stays in the browser's list of downloads.
 */
export function csvFile(pieces: AsyncIterable<string>, day: string): Response {
  const body = Readable.toWeb(Readable.from(inBytes(pieces), { objectMode: false })) as ReadableStream;
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="list-${day}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}

async function* inBytes(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  yield Buffer.from(BYTE_ORDER_MARK);
  for await (const piece of pieces) yield Buffer.from(piece);
}
