import { lastSegment } from "../last-segment.ts";

const ENVIRONMENT_SEGMENTS = new Set(["environment", "env", "stage"]);

/** True for a label or tag key that names an environment: `environment`, `env`, `example.com/stage`. */
export function isEnvironmentKey(key: string): boolean {
  return ENVIRONMENT_SEGMENTS.has(lastSegment(key).toLowerCase());
}
