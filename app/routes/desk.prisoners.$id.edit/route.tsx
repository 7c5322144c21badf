import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { decideSince } from "~/domain/prisoners/move";
import { ConflictForm } from "~/features/prisoners/conflict-form";
import { choiceName, choicesIn, editForm } from "~/features/prisoners/edit.form";
import { readForEdit, savePrisoner } from "~/features/prisoners/edit.server";
import { factsIn, personLists, typedFrom } from "~/features/prisoners/person.form";
import { PersonFields } from "~/features/prisoners/person-fields";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import type { FormErrors } from "~/platform/forms/parse-form";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "edit.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const page = await readForEdit(context.app, params.id ?? "");
  if (!page) throw missing();
  const { id, facts, seen } = page;
  return { id, name: facts.name, nameLatin: facts.nameLatin, typed: typedFrom(facts), seen };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const form = await request.formData();
  const lists = { lists: personLists };
  const parsed = parseForm(editForm, form, lists);
  if (!parsed.ok) return data({ ...parsed, conflict: null }, { status: 422 });
  const facts = factsIn(parsed.values);
  if (!decideSince(facts.birth, context.now.toISOString()).ok) {
    return data(
      { ...formFailure(form, { birthDay: "person.birth-future" }, lists), conflict: null },
      { status: 422 },
    );
  }
  const { version, marks } = parsed.values;
  const { asked, chosen } = choicesIn(parsed.values.asked, form);
  const open = asked.filter((field) => chosen[field] === undefined);
  const takeTheirs = open.length > 0 ? [] : asked.filter((field) => chosen[field] === "theirs");
  // No row has version 0: what was left open is asked again.
  const seen = { version: open.length > 0 ? 0 : version, marks };
  const saved = await savePrisoner(context.app, viewer, id, { facts, seen, takeTheirs }, context.now);
  if (saved.ok) return redirect(`/desk/prisoners/${id}#changes`, 303);
  if (saved.reason === "not-found") throw missing();
  const errors: FormErrors = Object.fromEntries(open.map((field) => [choiceName(field), "edit.choose"]));
  const { theirs, mine, disputed } = saved;
  const conflict = { theirs, mine, disputed, seen: saved.seen, chosen };
  return data({ errors, typed: typedFrom(mine), conflict }, { status: 409 });
}

export default function EditPrisonerPage() {
  const t = useT();
  const { id, typed, seen, ...person } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/prisoners/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t(sent?.conflict ? "edit.conflict" : "edit.title")}</h1>
      <p className="lede">
        <PrisonerName {...person} />
      </p>
      {sent?.conflict ? (
        <>
          <p className="notice" role="status">
            {t("edit.conflict.text")}
          </p>
          <ConflictForm {...sent.conflict} typed={sent.typed} errors={sent.errors} />
        </>
      ) : (
        <form method="post" noValidate>
          <input type="hidden" name="version" value={typedText(sent?.typed, "version") ?? seen.version} />
          <input type="hidden" name="marks" value={typedText(sent?.typed, "marks") ?? seen.marks} />
          <PersonFields typed={sent?.typed ?? typed} errors={sent?.errors ?? {}} />
          <div className="actions">
            <button className="button" type="submit">
              {t("edit.submit")}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
