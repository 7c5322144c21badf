/** A QR code as one outline, to be drawn as SVG: no picture file, no style and no script is needed for it. */
export interface SquareCode {
  /** Modules along a side, the quiet zone of four around it included (ISO/IEC 18004 §6.3.8). */
  size: number;
  /** Path data of the dark modules. */
  path: string;
}

const QUIET = 4;

export async function drawSquareCode(text: string): Promise<SquareCode> {
  const { default: QRCode } = await import("qrcode");
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  const rows = Array.from({ length: size }, (_, y) => rowPath(data.subarray(y * size, (y + 1) * size), y));
  return { size: size + 2 * QUIET, path: rows.join("") };
}

/** One rectangle for each run of dark modules. */
function rowPath(row: Uint8Array, y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += `M${start + QUIET} ${y + QUIET}h${x - start + 1}v1H${start + QUIET}z`;
  }
  return path;
}
