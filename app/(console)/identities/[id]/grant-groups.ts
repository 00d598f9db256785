import type { GrantView } from "#lib/domain/inventory/detail.ts";

/** Grants that one binding gives by one document. */
export interface GrantGroup {
  /** Unique in the table. */
  key: string;
  grants: GrantView[];
}

/** The grants that hold every one of the words, those of one binding and document together; the order stays. */
export function grantGroups(grants: readonly GrantView[], text: string): GrantGroup[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, GrantGroup>();
  for (const grant of grants) {
    const said = saidOf(grant);
    if (!wanted.every((word) => said.includes(word))) continue;
    const { binding, role, via } = grant.because;
    const key = [binding.key, role.key, via?.kind, via?.name].join(" ");
    const group = groups.get(key) ?? { key, grants: [] };
    groups.set(key, group);
    group.grants.push(grant);
  }
  return [...groups.values()];
}

function saidOf({ words, scope, verbs, resources, resourceNames, nonResourceUrls, because }: GrantView): string {
  const { binding, role, via } = because;
  const names = [binding.kind, binding.name, role.kind, role.name, via?.kind, via?.name];
  return [words, scope.name ?? scope.kind, ...verbs, ...resources, ...resourceNames, ...nonResourceUrls, ...names]
    .join(" ")
    .toLowerCase();
}
