/** A second reading of RFC 5545, strict and written apart from the writer: throws on anything it does not expect. */
export function parseCalendar(file: string): { name: string; events: Record<string, string>[] } {
  if (!file.endsWith("\r\n") || /[^\r]\n|\r[^\n]/.test(file)) throw new Error("a line does not end in CRLF");
  const lines = file.slice(0, -2).replaceAll("\r\n ", "").split("\r\n").map(parseLine);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first?.key !== "BEGIN" || first.value !== "VCALENDAR") throw new Error("no calendar begins");
  if (last?.key !== "END" || last.value !== "VCALENDAR") throw new Error("no calendar ends");
  const events: Record<string, string>[] = [];
  let [name, open]: [string, Record<string, string> | null] = ["", null];
  for (const { key, value } of lines.slice(1, -1)) {
    if (key === "BEGIN") {
      if (open !== null || value !== "VEVENT") throw new Error(`${value} begins inside another`);
      open = {};
    } else if (key === "END") {
      if (open === null) throw new Error("an end without a beginning");
      for (const needed of ["UID", "DTSTAMP", "DTSTART"])
        if (!open[needed]) throw new Error(`${needed} is missing`);
      events.push(open);
      open = null;
    } else if (open !== null) {
      if (key in open) throw new Error(`${key} twice`);
      open[key] = value;
    } else if (key === "X-WR-CALNAME") name = value;
  }
  return { name, events };
}

function parseLine(line: string): { key: string; value: string } {
  const found = /^([A-Z-]+)(?:;[A-Z]+=[A-Z]+)*:(.*)$/su.exec(line);
  if (!found) throw new Error(`not a line: ${line}`);
  const [, key = "", raw = ""] = found;
  let value = "";
  for (let at = 0; at < raw.length; at++) {
    const character = raw.charAt(at);
    if (character !== "\\") {
      if (character === ";" || character === ",") throw new Error("a bare separator");
      value += character;
      continue;
    }
    const next = raw.charAt(++at);
    if (next === "n" || next === "N") value += "\n";
    else if ("\\;,".includes(next) && next !== "") value += next;
    else throw new Error(`an escape nobody knows: ${next}`);
  }
  return { key, value };
}
