import { openRows } from "./rows.mjs";

const LONG_AGO = "2020-01-01T00:00:00.000Z";

/** Looks into the database past the servers: ends holds as time would, and tells what is over at this moment. */
export async function openKeeper(databaseUrl) {
  const { all, close } = await openRows(databaseUrl);
  const pending = new Set();
  return {
    close,
    /** Ends some running holds, as if their 14 days were over; answers which. */
    async endHolds(count) {
      const rows = await all(
        `update correspondence set hold_until = '${LONG_AGO}', due_at = '${LONG_AGO}', row_version = row_version + 1
         where id in (select id from correspondence where state = 'held' and due_at > '${LONG_AGO}'
                      order by random() limit ${count})
         returning id, person_id`,
      );
      for (const { id } of rows) pending.add(id);
      return rows.map((row) => ({ id: row.id, personId: row.person_id }));
    },
    /** Which of the holds ended here the servers have closed as expired since; each is told once. */
    async seeExpired() {
      if (pending.size === 0) return [];
      const ids = [...pending].map((id) => `'${id}'`).join(",");
      const rows = await all(
        `select id, person_id, state, closed_reason from correspondence where id in (${ids}) and (state <> 'held' or due_at > '${LONG_AGO}')`,
      );
      for (const { id } of rows) pending.delete(id);
      return rows
        .filter((row) => row.closed_reason === "expired")
        .map((row) => ({ id: row.id, personId: row.person_id }));
    },
    /**
     * Rows that promise more than there is: a place past a cap that no late letter is flagged for, a correspondence
     * past a capacity that no late letter explains, a count that is not the rows it counts. One statement each, so
     * each is true of one moment.
     */
    async findOver() {
      const over = await all(`
        select l.prisoner_id from prisoner_load l left join correspondence c on c.prisoner_id = l.prisoner_id
        group by l.prisoner_id, l.cap, l.seats_taken, l.seats_provisional
        having l.seats_taken <> ${countWhere("c.seat = 'taken'")}
            or l.seats_provisional <> ${countWhere("c.seat = 'provisional'")}
            or l.seats_taken - ${countWhere("c.seat = 'taken' and c.over_cap = 1")} > l.cap
            or l.seats_provisional - ${countWhere("c.seat = 'provisional' and c.over_cap = 1")} > l.cap`);
      const overCapacity = await all(`
        select p.person_id from volunteer_profile p
        left join correspondence c on c.person_id = p.person_id and c.state <> 'closed'
        group by p.person_id, p.capacity, p.open_count
        having p.open_count <> count(c.id)
            or p.open_count - ${countWhere("c.last_letter_on is not null")} > p.capacity`);
      return over.length + overCapacity.length;
    },
    /** Prisoners with few places who still have one that nobody took. */
    findUnfilled: () => all("select prisoner_id from prisoner_load where seats_taken < cap and cap < 10"),
    /** Open correspondences and letters posted. */
    async count() {
      const [row] = await all(`select (select count(*) from correspondence where state <> 'closed') as open,
        (select count(*) from letter) as letters`);
      return { open: Number(row.open), letters: Number(row.letters) };
    },
  };
}

const countWhere = (condition) => `coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
