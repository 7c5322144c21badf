import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { TAKE_OVER_DAYS } from "~/domain/take-overs/link";
import { countWithoutLink, listTakeOvers, makeLinks } from "~/features/take-overs/links.server";
import { MadeLinks } from "~/features/take-overs/made-links";
import { linksForm } from "~/features/take-overs/take-over.form";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "take-overs.new" } satisfies PageHandle;

/** The page shows secrets: nothing may keep a copy of it. */
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const { app, now } = context;
  const writerId = new URL(request.url).searchParams.get("writer");
  if (writerId === null) {
    return { writer: null, count: await countWithoutLink(app, now), key: randomId() };
  }
  const [row] = (await listTakeOvers(app, { state: null, page: 1, writerId }, now)).rows;
  if (!row) throw missing();
  return { writer: { id: row.id, label: row.label ?? "" }, count: Math.min(1, row.waiting), key: randomId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const sent = await request.formData();
  const form = parseForm(linksForm, sent);
  if (!form.ok) return data({ ...form, made: null }, { status: 422 });
  const asked = { writerId: form.values.writer || null, key: form.values.key };
  const made = await makeLinks(context.app, viewer, asked, context.now);
  if (made === null) {
    return data({ ...formFailure(sent, { form: "take-overs.nobody" }), made: null }, { status: 409 });
  }
  const links = made.map(({ label, token }) => ({ label, address: `${context.origin}/take-over/${token}` }));
  return { errors: {}, made: { links, expiresAt: made[0]?.expiresAt ?? "" } };
}

export default function NewTakeOversPage() {
  const t = useT();
  const { writer, count, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/desk/take-overs" />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("take-overs.new")}</h1>
      {sent?.made ? <MadeLinks {...sent.made} /> : null}
      {!sent?.made && count === 0 ? <p className="notice">{t("take-overs.nobody")}</p> : null}
      {!sent?.made && count > 0 ? (
        <form method="post">
          <input type="hidden" name="key" defaultValue={key} />
          <input type="hidden" name="writer" defaultValue={writer?.id ?? ""} />
          {writer ? (
            <p className="lede">
              <bdi>{writer.label}</bdi>
            </p>
          ) : null}
          <p>{t("take-overs.new.lede", { count: TAKE_OVER_DAYS })}</p>
          <div className="actions">
            <button type="submit" className="button">
              {writer ? t("take-overs.make") : t("take-overs.make-all", { count })}
            </button>
          </div>
        </form>
      ) : null}
    </>
  );
}
