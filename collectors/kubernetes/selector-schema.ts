import { z } from "zod";
import { Entries, listOf, mapping, Text } from "./schema-parts.ts";

const Expression = mapping({
  key: Text,
  operator: z.enum(["In", "NotIn", "Exists", "DoesNotExist"], {
    error: "must be In, NotIn, Exists or DoesNotExist",
  }),
  values: listOf(Text),
});

/** A label selector as a list of requirements that must all hold; an empty list selects everything. */
export const Selector = mapping({ matchLabels: Entries, matchExpressions: listOf(Expression) }).transform(
  ({ matchLabels, matchExpressions }) => [
    ...matchLabels.map(([key, value]) => ({ key, operator: "In" as const, values: [value] })),
    ...matchExpressions,
  ],
);
