import type { JsonObject } from "../../facts/json.ts";
import type { WorkloadTrait } from "../../inventory/detail.ts";
import { objectOf, textOf, textsOf } from "../content.ts";

/** What a workload that brings up runners of GitHub says of them, in a clause; nothing of any other. */
export function runnerTraits(content: JsonObject): WorkloadTrait[] {
  if (content.runners === undefined) return [];
  const runners = objectOf(content.runners);
  const at = objectOf(runners.at);
  const owner = textOf(at.owner);
  const place = [textOf(at.host), owner, textOf(at.repository)].filter(Boolean).join("/");
  const called = textOf(runners.scaleSet) || textsOf(runners.labels).join(", ");
  const whose = owner === "" ? "of a place that was not understood" : `of ${place}`;
  const secret = textOf(runners.registersWith);
  return [
    {
      words: `brings up GitHub runners ${whose}${called === "" ? "" : `, called for as ${called}`}${howMany(runners)}`,
      grave: false,
    },
    ...(secret === "" ? [] : [{ words: `registers them with the Secret ${secret}`, grave: false }]),
  ];
}

function howMany({ least, most }: JsonObject): string {
  if (typeof most !== "number") return "";
  return least === most ? `, ${most} of them` : `, at most ${most} at a time`;
}
