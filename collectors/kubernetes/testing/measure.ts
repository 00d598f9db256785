import { kubernetes } from "../collector.ts";

/**
 * Collects the directory named on the command line in a process of its own, and prints what that took as JSON:
 * facts, problems, CPU seconds, and the most memory ever resident in MiB.
 */
const [, , path = "."] = process.argv;
const { signal } = new AbortController();
const input = { path, sourceSlug: "measure", defaultNamespace: "default", readAt: new Date(0), signal };
const cpu = process.cpuUsage();
let facts = 0;
let problems = 0;
for await (const emission of kubernetes.collectDirectory(input, async () => "measure")) {
  if (emission.type === "fact") facts++;
  if (emission.type === "slice") problems += emission.coverage.problemCount;
}
const { user, system } = process.cpuUsage(cpu);
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ facts, problems, cpuSeconds: (user + system) / 1_000_000, peakMiB })}\n`);
