import { useT } from "~/i18n/i18n";
import type { WinterPage } from "./read-winter.server";

/** What a plan would bring whom, and that nothing people planned is moved by it. */
export function WinterResult({ figures }: Pick<WinterPage, "figures">) {
  const t = useT();
  if (!figures || figures.people === 0) return null;
  const { warm, food, celebration } = figures.parcels;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t("winter.result.title")}</h2>
      <p className="lede">{t("winter.result", { count: figures.people, looked: figures.looked })}</p>
      <ul>
        {warm > 0 ? <li>{t("winter.result.warm", { count: warm })}</li> : null}
        {food > 0 ? <li>{t("winter.result.food", { count: food })}</li> : null}
        {celebration > 0 ? <li>{t("winter.result.celebration", { count: celebration })}</li> : null}
        <li>{t("winter.untouched")}</li>
      </ul>
    </section>
  );
}

/** Who gets nothing by it and why, and whose warm things come late. */
export function WinterLeft({ left }: Pick<WinterPage, "left">) {
  const t = useT();
  if (!left || (left.blocked.length === 0 && left.late.count === 0)) return null;
  return (
    <section>
      <h2>{t("winter.left")}</h2>
      {left.late.count === 0 ? null : (
        <People {...left.late} title={t("winter.left.late", { count: left.late.count })} />
      )}
      {left.blocked.map(({ reason, ...group }) => (
        <People
          key={reason}
          {...group}
          title={`${t("winter.left.blocked", { count: group.count })} ${t(`allowance.${reason}`)}`}
        />
      ))}
    </section>
  );
}

type Group = NonNullable<WinterPage["left"]>["late"] & { title: string };

function People({ title, count, people }: Group) {
  const t = useT();
  return (
    <div>
      <p>{title}</p>
      <ul>
        {people.map(({ id, name }) => (
          <li key={id}>
            <a href={`/desk/prisoners/${id}/parcels`}>
              <bdi lang="ru">{name}</bdi>
            </a>
          </li>
        ))}
        {count > people.length ? <li>{t("balance.gaps.more", { count: count - people.length })}</li> : null}
      </ul>
    </div>
  );
}
