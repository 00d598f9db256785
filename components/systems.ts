import { sentence, words } from "./words/count.ts";

const LABELS: Record<string, string> = {
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
  return Object.hasOwn(LABELS, system) ? (LABELS[system] ?? system) : sentence(words(system));
}
