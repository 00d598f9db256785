/** A technique of MITRE ATT&CK for containers. */
export function mitre(technique: string): string {
  return `https://attack.mitre.org/techniques/${technique.replace(".", "/")}/`;
}

/** A section of Kubernetes' own good practices for RBAC. */
export function goodPractice(section: string): string {
  return `https://kubernetes.io/docs/concepts/security/rbac-good-practices/#${section}`;
}

/** A technique of Microsoft's threat matrix for Kubernetes, by its name there. */
export function threatMatrix(technique: string): string {
  return `https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/${encodeURIComponent(technique)}/`;
}
