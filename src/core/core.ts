import type * as v from "valibot";
import type { Answer, Transport } from "./call.js";
import { check, toWire } from "./codec.js";
import type { Issue } from "./errors.js";
import { type CallOptions, type CoreOptions, coreFields, parseBaseUrl } from "./options.js";
import type { CallMeta } from "./result.js";
import { snapshot } from "./values.js";

/** What is true of every call to one vendor. */
export interface Vendor<TOptions = unknown> {
  readonly name: string;
  /** The vendor's own options and their rules. */
  readonly options: v.ObjectEntries;
  baseUrl(options: TOptions): string;
  headers?(options: TOptions): Record<string, string | undefined>;
  /** What the vendor's secret keys look like; global. */
  readonly key: RegExp;
  /** The field of an answer that holds a secret, as the vendor spells it: no error carries what it holds. */
  readonly secret?: string;
  /** The fields of a refusal that say why, whatever they stand in. */
  readonly says: RegExp;
  /** What to do about a refusal. */
  readonly advice: Readonly<Record<number, string>>;
  /** What an answer tells beside its value. */
  meta?(headers: Answer["headers"], body: unknown): Pick<CallMeta, "requestId" | "rateLimit">;
}

/** What a core keeps. */
export interface Settings {
  readonly vendor: Vendor;
  readonly transport: Transport;
  /** What the core takes; in a call, what the call takes too. */
  readonly options: Omit<CoreOptions, "headers"> & CallOptions;
  /** The core's headers; those in the options are the call's own. */
  readonly shared: CoreOptions["headers"];
  readonly baseUrl: string;
  /** What is wrong with the core; its calls come back with it. */
  readonly issues: readonly Issue[];
}

// Kept beside the objects: nothing that inspects a core can reach its token.
const settings = new WeakMap<object, Settings>();

/** Holds the configuration of one vendor, and nothing else: no connection, no state. */
export abstract class Core<TVendor extends string = string> {
  /** The vendor's name; it keeps one vendor's core out of another vendor's functions. */
  declare readonly vendor: TVendor;

  /** @internal Only the cores of vendors call it. */
  constructor(vendor: Vendor & { name: TVendor }, transport: Transport, options: CoreOptions) {
    const core = snapshot(options);
    const issues = check(toWire({ ...coreFields, ...vendor.options }), core, "core");
    const baseUrl = `${issues[0] ?? parseBaseUrl(core.baseUrl ?? vendor.baseUrl(core))}`;
    const kept = { ...core, headers: undefined, retries: snapshot(core?.retries) };
    settings.set(this, { vendor, transport, options: kept, shared: snapshot(core?.headers), baseUrl, issues });
    Object.freeze(Object.assign(this, { vendor: vendor.name }));
  }
}

/** Finds the settings of a core of the operation's vendor, or what is wrong with whatever was given in its place. */
export function settingsOf(core: unknown, operation: string): Settings {
  const [vendor] = operation.split(".");
  const found = settings.get(core as object);
  if (found?.vendor.name === vendor) return found as Settings;
  const issues = [{ path: "core", message: `expected a core for ${vendor}` }];
  return { options: {}, ...found, issues } as never;
}

/** Copies a core, with other settings. */
export function withSettings<TCore extends Core>(
  core: TCore,
  change: (settings: Settings) => Partial<Settings>,
): TCore {
  const found = settings.get(core);
  if (!found) return core;
  const copy = Object.create(Object.getPrototypeOf(core), Object.getOwnPropertyDescriptors(core)) as TCore;
  settings.set(copy, { ...found, ...change(found) });
  return Object.freeze(copy);
}
