import { z } from "zod";
import { Flag, listOf, LooseName, mapping, Text } from "./schema-parts.ts";

/** Linux capabilities a container can be given (capabilities(7)); what is none of them is shown as `other`. */
const CAPABILITIES = new Set(
  (
    "ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH " +
    "FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN " +
    "NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT " +
    "SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM"
  ).split(" "),
);

const UserId = z.number({ error: "must be a number" }).nullish();
const WindowsOptions = mapping({ hostProcess: Flag }).nullish();

/** What a pod says for all its containers. */
export const PodSecurity = mapping({ runAsUser: UserId, windowsOptions: WindowsOptions }).nullish();

const Security = mapping({
  privileged: Flag,
  runAsUser: UserId,
  capabilities: mapping({ add: listOf(Text) }).nullish(),
  windowsOptions: WindowsOptions,
}).nullish();

const Reference = mapping({ name: LooseName.nullish() }).nullish();

/** Where a container mounts a volume of the pod; the path inside the container is not kept. */
const Mount = mapping({ name: LooseName.nullish(), readOnly: Flag });

/**
 * Of a container the names of the Secrets it takes, and what it may on the node: literal `env` values may be passwords
 * and are never kept.
 */
export const Container = mapping({
  env: listOf(mapping({ valueFrom: mapping({ secretKeyRef: Reference }).nullish() })),
  envFrom: listOf(mapping({ secretRef: Reference })),
  volumeMounts: listOf(Mount),
  securityContext: Security,
}).transform(({ env, envFrom, volumeMounts, securityContext }) => ({
  secrets: [...env.map((variable) => variable.valueFrom?.secretKeyRef), ...envFrom.map((source) => source.secretRef)],
  mounts: volumeMounts,
  security: securityContext ?? null,
}));

export type Container = z.output<typeof Container>;
export type PodSecurity = z.output<typeof PodSecurity>;

/** `SYS_ADMIN` of `CAP_SYS_ADMIN` and `sys_admin`, as the runtimes read it. */
export function capabilityNamed(written: string): string {
  const name = written.toUpperCase().replace(/^CAP_/, "");
  return CAPABILITIES.has(name) ? name : "other";
}
