import type { GraphElement } from "../../../reach/edge.ts";
import { accountHub } from "./hubs.ts";
import { byEverything, somebodyOf } from "./administer-edges.ts";
import { surenessOf } from "./conditions.ts";
import { ADMINISTER_ACCOUNT } from "./kinds.ts";
import { placesOf } from "./places.ts";
import type { ReachWorld } from "./reach-world.ts";
import { limitsUnread } from "./unread.ts";

const READS = { secret: "secretsmanager:GetSecretValue", parameter: "ssm:GetParameter" } as const;

/** Only the policy of a key of the customer's stands between an administrator and a secret. */
const DECRYPTS = "the policy of the key it is encrypted with lets it decrypt";

/** Who administers an account reads what is stored in it. */
export function* administeredSecrets(reach: ReachWorld): Generator<GraphElement> {
  const { world } = reach;
  for (const { kind, arn, account, key } of world.secrets) {
    if (!world.accounts.has(account)) continue;
    const may = byEverything(world, account, somebodyOf(world, account))(READS[kind], arn);
    if (may.answer === "no") continue;
    for (const place of placesOf(reach, arn)) {
      yield {
        kind: ADMINISTER_ACCOUNT.id,
        from: accountHub(world.partition, account, "administer").key,
        to: place.key,
        ability: "secrets",
        evidence: [{ alias: place.key, place: null }],
        ...surenessOf(may, key === null ? [] : [DECRYPTS], limitsUnread(world, account)),
      };
    }
  }
}
