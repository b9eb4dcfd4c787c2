import { errors } from "./cases/errors.ts";
import { functions } from "./cases/functions.ts";
import { limits } from "./cases/limits.ts";
import { pages } from "./cases/pages.ts";
import { retries } from "./cases/retries.ts";
import { secrets } from "./cases/secrets.ts";
import { shapes } from "./cases/shapes.ts";
import { slim } from "./cases/slim.ts";
import { uploads } from "./cases/uploads.ts";
import { type Place, placeAt } from "./place.ts";

/** One behaviour. It throws when it does not hold. */
export type Case = (place: Place) => Promise<void>;

/** Behaviours by what they say. */
export type Cases = Readonly<Record<string, Case>>;

/** What became of one case. */
export interface Outcome {
  readonly name: string;
  /** Why it failed. */
  readonly error?: string;
}

const groups = { functions, pages, errors, limits, retries, uploads, shapes, slim, secrets };
const caseLimitMs = 5_000;

/** Runs every case against the sandbox at the address, one after the other, each on a fresh state. */
export async function runSuite(url: string): Promise<Outcome[]> {
  const place = placeAt(url);
  const unhandled = watchRejections();
  const outcomes: Outcome[] = [];
  for (const [group, cases] of Object.entries(groups)) {
    for (const [title, run] of Object.entries(cases)) {
      const name = `${group}: ${title}`;
      try {
        await place.reset();
        await withinLimit(run(place));
        await new Promise((resolve) => setTimeout(resolve));
        if (unhandled.size) throw new Error(`left a rejection unhandled: ${[...unhandled.values()]}`);
        outcomes.push({ name });
      } catch (error) {
        outcomes.push({ name, error: error instanceof Error ? `${error.name}: ${error.message}` : `${error}` });
      } finally {
        unhandled.clear();
      }
    }
  }
  return outcomes;
}

/**
 * Gathers the rejections that nobody handles, by their promises. Where there is no such event, one of them ends the
 * process, which the runner sees.
 */
function watchRejections(): Map<unknown, unknown> {
  const unhandled = new Map<unknown, unknown>();
  globalThis.addEventListener?.("unhandledrejection", ({ promise, reason }) => unhandled.set(promise, reason));
  // Some runtimes report a rejection before its handler could be added, and take it back.
  globalThis.addEventListener?.("rejectionhandled", ({ promise }) => unhandled.delete(promise));
  return unhandled;
}

function withinLimit(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took more than ${caseLimitMs} ms`)), caseLimitMs);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
