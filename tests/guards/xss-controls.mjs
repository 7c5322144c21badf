/** Of all payloads written into a page as they stand, this share must be noticed; some only work where others do not. */
const NOTICED_LEAST = 0.5;
const ONE_OF = 4;

/**
 * The control: the same detector on pages that write the payloads down unescaped. Without a policy dialogs must open,
 * with ours the violations must be told; a harmless page must be silent.
 */
export async function checkControls(watcher, payloads) {
  const html = { "content-type": "text/html; charset=utf-8" };
  const guarded = {
    ...html,
    "content-security-policy": "default-src 'none'; script-src 'none'; base-uri 'none'",
  };
  const see = (body, headers) => watcher.visit("/about", null, { status: 200, headers, body });
  let dialogs = 0;
  let ran = 0;
  const tried = payloads.filter((_, at) => at % ONE_OF === 0);
  for (const payload of tried) {
    const found = await see(`<!doctype html><p title="x">${payload}</p>`, html);
    if (found.length > 0) ran += 1;
    if (found.includes("dialog")) dialogs += 1;
  }
  const blocked = await see(
    "<!doctype html><p><img src=x onerror=alert(1)><script>alert(1)</script></p>",
    guarded,
  );
  const silent = await see("<!doctype html><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", guarded);
  const faults = [];
  if (ran < tried.length * NOTICED_LEAST)
    faults.push(`control: only ${ran} of ${tried.length} raw payloads were noticed`);
  if (dialogs === 0) faults.push("control: no raw payload opened a dialog");
  if (!blocked.some((each) => each.startsWith("violation"))) faults.push("control: no violation was told");
  if (silent.length > 0) faults.push(`control: a harmless page is not silent: ${silent.join(", ")}`);
  return { faults, ran, tried: tried.length, dialogs };
}
