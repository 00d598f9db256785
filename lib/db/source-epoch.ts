/**
 * The id of the last collection that no longer counts for a source, as SQL: those from before it was removed say nothing
 * about now, because what they saw was closed with it. As of a time before that, they do.
 * @param source alias of the source's row · asOf parameter with the time asked for, null for now
 */
export function lastForgotten(source: string, asOf: string): string {
  return `(case when ${source}.removed_at is null or ${asOf}::timestamptz < ${source}.removed_at then 0 else coalesce((
    select max(e.id) from collection e where e.source_id = ${source}.id and e.started_at <= ${source}.removed_at
  ), 0) end)`;
}
