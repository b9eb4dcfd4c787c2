import { isJsonObject } from "./json.js";
import type { Fault, SandboxVendor } from "./types.js";

const knownKeys: ReadonlySet<string> = new Set<keyof Fault>([
  "vendor",
  "operation",
  "status",
  "body",
  "headers",
  "delayMs",
  "bodyDelayMs",
  "drop",
  "times",
]);
const vendors: ReadonlySet<unknown> = new Set<SandboxVendor>(["polar", "openai", "clerk", "permit"]);
const drops: ReadonlySet<unknown> = new Set<Fault["drop"]>([undefined, false, true, "request", "response", "body"]);
/** Statuses that a Response cannot have are left out: 101 and everything outside 200 to 599. */
const isStatus = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;
const isWait = (value: unknown): boolean => typeof value === "number" && value >= 0 && value < 2 ** 31;
const isCount = (value: unknown): boolean => value === "always" || (Number.isInteger(value) && Number(value) >= 1);

/** Keeps the faults still to come. */
export interface FaultQueue {
  readonly pending: () => readonly Fault[];
  /** Adds all of them or, with a TypeError, none. */
  readonly add: (faults: readonly unknown[]) => void;
  readonly clear: () => void;
  /** Uses up one time of the first fault that means this request. */
  readonly take: (vendor: SandboxVendor, operation: string | undefined) => Fault | undefined;
}

/** Creates a queue that knows the operations by their full names. */
export function createFaultQueue(operations: readonly string[]): FaultQueue {
  let queue: { readonly fault: Fault; readonly left: number }[] = [];
  return {
    pending: () => queue.map(({ fault, left }) => ({ ...fault, times: left === Infinity ? "always" : left })),
    add(faults) {
      const added = faults.map((fault) => checked(fault, operations));
      for (const fault of added) {
        queue.push({ fault, left: fault.times === "always" ? Infinity : (fault.times ?? 1) });
      }
    },
    clear() {
      queue = [];
    },
    take(vendor, operation) {
      const index = queue.findIndex(({ fault }) => means(fault, vendor, operation));
      const entry = queue[index];
      if (!entry) return undefined;
      queue.splice(index, 1, ...(entry.left > 1 ? [{ ...entry, left: entry.left - 1 }] : []));
      return entry.fault;
    },
  };
}

function means(fault: Fault, vendor: SandboxVendor, operation: string | undefined): boolean {
  if (fault.vendor !== undefined && fault.vendor !== vendor) return false;
  if (fault.operation === undefined) return true;
  return operation === fault.operation || operation === `${vendor}.${fault.operation}`;
}

function checked(fault: unknown, operations: readonly string[]): Fault {
  const problem = problemOf(fault, operations);
  if (problem) throw new TypeError(`A sandbox fault is wrong: ${problem}`);
  return { ...(fault as Fault) };
}

function problemOf(input: unknown, operations: readonly string[]): string | undefined {
  if (!isJsonObject(input)) return "it has to be an object.";
  const fault = input as Readonly<Record<keyof Fault, unknown>>;
  const stranger = Object.keys(fault).find((key) => !knownKeys.has(key));
  if (stranger !== undefined) return `"${stranger}" is not one of ${[...knownKeys].join(", ")}.`;
  if (fault.vendor !== undefined && !vendors.has(fault.vendor)) return "vendor is not a vendor of the sandbox.";
  if (fault.operation !== undefined && !operations.some((name) => isNamed(name, fault))) {
    return `there is no such operation; choose from ${operations.join(", ")}.`;
  }
  if (fault.status !== undefined && !isStatus(fault.status)) return "status has to be from 200 to 599.";
  if (fault.headers !== undefined && !isHeaders(fault.headers)) return "headers has to map names to texts.";
  if (fault.delayMs !== undefined && !isWait(fault.delayMs)) return "delayMs has to be 0 or more.";
  if (fault.bodyDelayMs !== undefined && !isWait(fault.bodyDelayMs)) return "bodyDelayMs has to be 0 or more.";
  if (!drops.has(fault.drop)) return 'drop has to be a boolean, "request", "response" or "body".';
  if (fault.times !== undefined && !isCount(fault.times)) return 'times has to be 1 or more, or "always".';
  return undefined;
}

function isNamed(name: string, fault: Readonly<Record<keyof Fault, unknown>>): boolean {
  const [vendor, operation] = name.split(".");
  if (fault.vendor !== undefined && fault.vendor !== vendor) return false;
  return fault.operation === name || fault.operation === operation;
}

function isHeaders(value: unknown): boolean {
  try {
    new Headers(value as Record<string, string>);
    return (
      typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string")
    );
  } catch {
    return false;
  }
}
