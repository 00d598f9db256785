import { Anchor, Box, Cloud, GitBranch, KeyRound, Layers, ShipWheel, Wrench, type LucideIcon } from "lucide-react";
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

/** A neutral glyph per system; `other` is for systems that have none yet. */
export const SYSTEM_ICONS: Record<string, LucideIcon> = {
  kubernetes: ShipWheel,
  github: GitBranch,
  gitlab: GitBranch,
  aws: Cloud,
  jenkins: Wrench,
  terraform: Layers,
  vault: KeyRound,
  argocd: Anchor,
  other: Box,
};

/** `Kubernetes` for `kubernetes`; unknown ids are shown as they are. */
export function systemLabel(system: string): string {
  return Object.hasOwn(LABELS, system) ? (LABELS[system] ?? system) : sentence(words(system));
}
