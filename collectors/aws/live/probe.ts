import type { CallOptions, Door } from "./door.ts";
import type { Service } from "./services.ts";

/** Where a right is tried. */
export interface ProbePlace {
  partition: string;
  account: string;
  region: string;
}

/** Tries one action harmlessly. */
export interface Probe {
  /** `vague`: AWS answers a refusal and something that is not there alike. */
  isVague: boolean;
  /** @throws CallFault */
  ask(door: Door, place: ProbePlace): Promise<unknown>;
}

/** Makes a probe of one call. */
export function probe<Client>(
  service: Service<Client>,
  send: (client: Client, options: CallOptions, place: ProbePlace) => Promise<unknown>,
  vague?: "vague",
): Probe {
  return {
    isVague: vague !== undefined,
    ask: (door, place) => door.desk(service, place.region).call((client, options) => send(client, options, place)),
  };
}
