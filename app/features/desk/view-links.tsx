import { useT } from "~/i18n/i18n";
import { builtInViews } from "./built-in-views";
import { changedAddress, type ListQuery, listAddress, listFields } from "./prisoner-list";

interface ViewLinksProps {
  query: ListQuery;
  views: readonly { id: string; name: string; query: ListQuery }[];
}

/** Views of the table by name, those everybody has and the desk's own, and the way to name the present one. */
export function ViewLinks({ query, views }: ViewLinksProps) {
  const t = useT();
  const here = changedAddress(query, {});
  const isKnown = [...builtInViews, ...views].some((view) => listAddress(view.query) === here);
  const question = new URLSearchParams(listFields(query)).toString();
  return (
    <nav aria-label={t("views.title")} className="actions">
      {builtInViews.map((view) => (
        <ViewLink key={view.label} to={listAddress(view.query)} here={here} name={t(view.label)} />
      ))}
      {views.map(({ id, name, query: asked }) => (
        <ViewLink key={id} to={listAddress(asked)} here={here} name={name} />
      ))}
      {isKnown || question === "" ? null : <a href={`/desk/views/new?${question}`}>{t("views.save")}</a>}
      {views.length > 0 ? <a href="/desk/views">{t("views.manage")}</a> : null}
    </nav>
  );
}

function ViewLink({ to, here, name }: { to: string; here: string; name: string }) {
  return (
    <a href={to} aria-current={to === here ? "page" : undefined}>
      {name}
    </a>
  );
}
