/** A page for code that does not compile yet; it comes back by itself once it does. */
export function failurePage(error) {
  const text = (error instanceof Error ? (error.stack ?? error.message) : String(error))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
  return new Response(
    `<!DOCTYPE html><script type="module" src="/@vite/client"></script><pre>${text}</pre>`,
    {
      status: 500,
      headers: { "Content-Type": "text/html; charset=utf-8" },
    },
  );
}
