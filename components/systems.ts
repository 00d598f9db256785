import { sentence, words } from "./words/count.ts";

/** Systems there are words and glyphs for. */
export const SYSTEM_LABELS: Record<string, string> = {
  kubernetes: "Kubernetes",
  github: "GitHub",
  gitlab: "GitLab",
  aws: "AWS",
  jenkins: "Jenkins",
  terraform: "Terraform",
  vault: "Vault",
  argocd: "Argo CD",
};

/** `Kubernetes` for `kubernetes`; unknown ids are shown as they are. */
export function systemLabel(system: string): string {
  return Object.hasOwn(SYSTEM_LABELS, system) ? (SYSTEM_LABELS[system] ?? system) : sentence(words(system));
}
