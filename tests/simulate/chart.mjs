const WIDTH = 720;
const ROW = 92;
const LEFT = 170;
const BAR = 30;
const TALLEST = 56;

/**
 * How many people got how many letters, one row of bars for each way to choose. It has colours for light and dark
 * pages, and says in words what it shows.
 */
export function drawSpread(spread) {
  const height = ROW * spread.length + 48;
  const most = Math.max(...spread.flatMap(({ people }) => people));
  const rows = spread.map(({ name, gini, people }, index) =>
    drawRow(name, gini, people, most, index * ROW + 8),
  );
  const axis = spread[0].people.map((_, count) => {
    const label = count === spread[0].people.length - 1 ? `${count}+` : String(count);
    return text(LEFT + count * (BAR + 4) + BAR / 2, height - 24, label, 'text-anchor="middle"');
  });
  const told = spread.map(({ name, people }) => `${name}: ${people[0]} people got none`).join("; ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">`,
    '<title id="title">How many people got how many letters</title>',
    `<desc id="desc">${told}.</desc>`,
    "<style>text{font:13px system-ui,sans-serif;fill:#333}.none{fill:#b3261e}.some{fill:#3d6b8e}",
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.none{fill:#f2b8b5}.some{fill:#8fb8d8}}</style>",
    ...rows,
    ...axis,
    text(LEFT, height - 6, "letters to one person; red: none", ""),
    "</svg>",
    "",
  ].join("\n");
}

function drawRow(name, gini, people, most, top) {
  const bottom = top + TALLEST + 20;
  const bars = people.map((count, letters) => {
    const tall = count === 0 ? 0 : Math.max(1, (count / most) * TALLEST);
    const x = LEFT + letters * (BAR + 4);
    const bar = `<rect class="${letters === 0 ? "none" : "some"}" x="${x}" y="${(bottom - tall).toFixed(1)}" width="${BAR}" height="${tall.toFixed(1)}"/>`;
    const label =
      count === 0 ? "" : text(x + BAR / 2, (bottom - tall - 4).toFixed(1), count, 'text-anchor="middle"');
    return bar + label;
  });
  return [text(8, bottom - 24, name, ""), text(8, bottom - 6, `Gini ${gini.toFixed(2)}`, ""), ...bars].join(
    "\n",
  );
}

function text(x, y, content, more) {
  return `<text x="${x}" y="${y}" ${more}>${content}</text>`;
}
