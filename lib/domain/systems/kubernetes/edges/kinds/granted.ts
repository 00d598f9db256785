import { ABILITIES } from "../../../../reach/ability.ts";
import { edge } from "../element.ts";
import { abilityHub } from "../hubs.ts";
import { goodPractice, mitre } from "../references.ts";
import type { Way } from "../way.ts";

/** What roles let somebody do to what lies in a namespace, or in all of them. Grants themselves are in `grants.ts`. */
export const granted: Way = {
  id: "kubernetes/granted",
  clause: "is given rights in",
  precondition: "A role bound to it has rules on what lives there; the table of abilities says what they amount to.",
  fix: "Take the binding away, or the rule out of the role.",
  references: [goodPractice("least-privilege"), mitre("T1078")],

  *around(cluster) {
    for (const ability of ABILITIES) {
      const from = abilityHub(cluster.key, ability);
      yield edge(granted, from, { to: cluster.key, ability }, []);
      for (const space of cluster.spaces.values()) yield edge(granted, from, { to: space.key, ability }, []);
    }
  },
};
