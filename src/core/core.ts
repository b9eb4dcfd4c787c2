import type * as v from "valibot";
import type { Budget } from "./budget.js";
import type { Transport } from "./call.js";
import { isObject } from "./codec.js";
import type { Issue } from "./errors.js";
import type { CoreOptions } from "./options.js";
import type { CallMeta } from "./result.js";

/** What is true of every call to one vendor. */
export interface Vendor<TOptions = unknown> {
  readonly name: string;
  /** The vendor's own options and their rules. */
  readonly options: v.ObjectEntries;
  baseUrl(options: TOptions): string;
  headers?(options: TOptions): Record<string, string | undefined>;
  /** What the vendor's secret keys look like; global. */
  readonly secretKey: RegExp;
  /** The reasons that the body of a refusal gives, whatever that body is. */
  reasons(body: unknown): unknown[];
  /** What to do about a refusal. */
  readonly advice: Readonly<Record<number, string>>;
  /** What an answer tells beside its value. */
  meta?(headers: Headers, body: unknown): Pick<CallMeta, "requestId" | "rateLimit">;
}

/** What a core keeps. */
export interface Settings {
  readonly vendor: Vendor;
  readonly transport: Transport;
  readonly core: CoreOptions;
  readonly budget?: Budget;
  /** What is wrong with the budget. */
  readonly issues?: readonly Issue[];
}

// Kept beside the objects: nothing that inspects a core can reach its token.
const settings = new WeakMap<object, Settings>();

/** Holds the configuration of one vendor, and nothing else: no connection, no state. */
export abstract class Core<TVendor extends string = string> {
  /** The vendor's name; it keeps one vendor's core out of another vendor's functions. */
  declare readonly vendor: TVendor;

  constructor(vendor: Vendor & { name: TVendor }, transport: Transport, options: CoreOptions) {
    this.vendor = vendor.name;
    settings.set(this, { vendor, transport, core: snapshot(options) });
    Object.freeze(this);
  }
}

export const settingsOf = (core: unknown): Settings | undefined => settings.get(core as object);

/** Copies a core, with other settings. */
export function withSettings<TCore extends Core>(core: TCore, changes: Partial<Settings>): TCore {
  const copy = Object.create(Object.getPrototypeOf(core), Object.getOwnPropertyDescriptors(core)) as TCore;
  settings.set(copy, { ...settings.get(core), ...changes } as Settings);
  return Object.freeze(copy);
}

/** Copies what the caller may change later; what cannot be copied becomes null, which is refused. */
export function snapshot<TOptions>(options: TOptions): TOptions {
  try {
    return isObject(options) ? { ...options } : options;
  } catch {
    return null as TOptions;
  }
}
