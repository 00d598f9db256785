import { UnusableAnswer } from "#collectors/shared/live/transport-fault.ts";
import { RefusedAddress } from "#collectors/shared/address-guard.ts";
import { CallFault, faultOfAnswer, Garbled } from "./call-fault.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Keys } from "./credentials/keys.ts";
import type { Limits } from "./limits.ts";
import { paceOf } from "./pace.ts";
import { FREE_ACTIONS, RIGHTS } from "./rights.ts";
import type { ClientConfig, Service } from "./services.ts";
import type { Wire } from "./wire.ts";

/** What a call is handed beside its client. */
export interface CallOptions {
  abortSignal: AbortSignal;
}

/** One service of one account in one region: asked by its own client. */
export interface Desk<Client> {
  /**
   * Makes one call, which must be one of the permission manifest.
   * @throws CallFault when that brings nothing
   */
  call<Answer>(send: (client: Client, options: CallOptions) => Promise<Answer>): Promise<Answer>;
}

/** The small door to one account, or to whoever has no account yet. */
export interface Door {
  desk<Client>(service: Service<Client>, region: string): Desk<Client>;
  close(): void;
}

/** The part of the SDK's clients that all have. */
interface AnyClient {
  middlewareStack: {
    add(
      middleware: (
        next: (args: unknown) => Promise<unknown>,
        context: { commandName?: string },
      ) => (args: unknown) => Promise<unknown>,
      where: { step: "initialize" },
    ): void;
  };
  destroy(): void;
}

const ALLOWED: ReadonlySet<string> = new Set([...FREE_ACTIONS, ...RIGHTS.map(({ action }) => action)]);

/** What is told of each call before it is sent: tests compare it with the permission manifest. */
export type OnOperation = (action: string) => void;

/** Opens the door of an account. @param keys asked before each call for the credential that is good by then; null: none is needed */
export function openDoor(
  wire: Wire,
  endpoint: Endpoint,
  keys: (() => Promise<Keys>) | null,
  options: { signal: AbortSignal; limits: Limits; onOperation?: OnOperation | undefined },
): Door {
  const { signal, limits, onOperation } = options;
  const desks = new Map<string, Desk<unknown>>();
  const clients: AnyClient[] = [];

  function open<Client>(service: Service<Client>, region: string): Desk<Client> {
    const client = service.open({ ...configOf(wire, endpoint, limits), region, ...credentialsOf(keys) });
    const watched = client as unknown as AnyClient;
    watched.middlewareStack.add(
      (next, { commandName = "" }) =>
        async (args) => {
          const action = `${service.prefix}:${commandName.replace(/Command$/, "")}`;
          if (!ALLOWED.has(action)) throw new Error(`Rollcall never asks for ${action}`);
          onOperation?.(action);
          return next(args);
        },
      { step: "initialize" },
    );
    clients.push(watched);
    const pace = paceOf(service.perSecond * limits.paceShare);
    let limited: CallFault | null = null;
    return {
      async call(send) {
        if (limited) throw new CallFault("limited", "was not asked: this service asks to be left alone for a while");
        await pace(signal);
        signal.throwIfAborted();
        try {
          return await send(client, { abortSignal: signal });
        } catch (error) {
          signal.throwIfAborted();
          const fault = faultOf(error);
          if (fault instanceof CallFault && fault.kind === "limited") limited = fault;
          throw fault;
        }
      },
    };
  }

  return {
    desk<Client>(service: Service<Client>, region: string): Desk<Client> {
      const name = `${service.prefix} ${region}`;
      const desk = desks.get(name) ?? open(service, region);
      desks.set(name, desk as Desk<unknown>);
      return desk as Desk<Client>;
    },
    close() {
      for (const client of clients) client.destroy();
    },
  };
}

/** Everything the SDK would otherwise look for in the environment and in files is said here. */
function configOf(wire: Wire, { url }: Endpoint, { attempts }: Limits): Omit<ClientConfig, "region" | "credentials"> {
  return {
    requestHandler: wire.handler as unknown as NonNullable<ClientConfig["requestHandler"]>,
    retryMode: "adaptive",
    maxAttempts: attempts,
    defaultsMode: "standard",
    authSchemePreference: ["aws.auth#sigv4"],
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: async () => undefined,
    defaultUserAgentProvider: async () => [["rollcall"]],
    sigv4aSigningRegionSet: [],
    logger: SILENT,
    ignoreConfiguredEndpointUrls: true,
    ...(url === undefined ? {} : { endpoint: url }),
  };
}

/** Without a credential the SDK would look for one itself: it is told that there is none. */
function credentialsOf(keys: (() => Promise<Keys>) | null): Pick<ClientConfig, "credentials"> {
  if (keys) return { credentials: keys };
  return {
    credentials: () => Promise.reject(new CallFault("signed-out", "was not asked: there is no credential for it")),
  };
}

/** What failed, in our own words: the SDK's repeat the answer. */
function faultOf(error: unknown): unknown {
  if (error instanceof CallFault || error instanceof RefusedAddress) return error;
  if (error instanceof UnusableAnswer) return new CallFault(error.passing ? "passing" : "lasting", error.message);
  if (!(error instanceof Error)) return new Garbled();
  const status = statusOf(error);
  if (status === null) return error.name === "SyntaxError" || error instanceof RangeError ? new Garbled() : error;
  return status < 300 ? new Garbled() : faultOfAnswer(status, error.name, error.message);
}

function statusOf(error: Error): number | null {
  const metadata = "$metadata" in error ? error.$metadata : undefined;
  const own = typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata ? metadata : undefined;
  return typeof own?.httpStatusCode === "number" ? own.httpStatusCode : null;
}

/** What the SDK would say repeats what AWS answered. */
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
