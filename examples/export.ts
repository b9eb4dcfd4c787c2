// Exports all organizations of Clerk and Permit.io to a CSV file, as a nightly job would. A bookmark beside the file holds
// the next request, so a run that was cut off goes on where it stopped.
import { appendFile, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { SingleBar } from "cli-progress";
import { stringify } from "csv-stringify/sync";
import type { AnyError, PageResult } from "orgkit";
import * as clerk from "orgkit/clerk";
import * as permit from "orgkit/permit";
import { type Accounts, isProgram, openAccounts } from "./accounts.ts";
import { chapter, say } from "./transcript.ts";

/** Where a run has got to: plain data, good in another process. */
interface Bookmark {
  /** Which of the sources is being read. */
  readonly source: number;
  /** The request to go on with; without one the source starts anew. */
  readonly request?: unknown;
  readonly rows: number;
  /** How long the file was then; what is behind is half a page. */
  readonly bytes: number;
}

type Row = readonly [vendor: string, id: string, key: string, name: string, created: string];
const header: Row = ["vendor", "id", "key", "name", "created"];

interface Part {
  readonly rows: readonly Row[];
  readonly nextRequest?: unknown;
  /** How many rows the source has in all, where the vendor tells. */
  readonly total?: number;
}

type Source = (accounts: Accounts, request: unknown) => Promise<Part | { readonly error: AnyError }>;

/** Makes a source of a function that lists. */
const source =
  <TItem, TRequest>(
    first: TRequest,
    list: (accounts: Accounts, request: TRequest) => Promise<PageResult<TItem, TRequest>>,
    toRow: (item: TItem) => Row,
  ): Source =>
  async (accounts, request) => {
    const page = await list(accounts, (request ?? first) as TRequest);
    return page.ok ? { ...page.value, rows: page.value.items.map(toRow) } : page;
  };

const sources: readonly Source[] = [
  source<clerk.Organization, clerk.ListOrganizationsRequest>(
    // Oldest first, so that pages stay in place while organizations are added.
    { limit: 10, orderBy: "+created_at" },
    (accounts, request) => clerk.listOrganizations(accounts.clerk, request),
    ({ id, slug, name, createdAt }) => ["clerk", id, slug, name, createdAt.toISOString()],
  ),
  source<permit.OrganizationRead, permit.ListOrganizationsRequest>(
    { perPage: 10 },
    (accounts, request) => permit.listOrganizations(accounts.permit, request),
    ({ id, key, name, createdAt }) => ["permit", id, key, name, createdAt.toISOString()],
  ),
];

/** Exports all organizations, from the bookmark of an earlier run if there is one. */
export async function exportOrganizations(
  accounts: Accounts,
  file: string,
  onProgress: (rows: number, total: number) => void = () => {},
): Promise<{ readonly rows: number; readonly resumedAt: number; readonly error?: AnyError }> {
  let bookmark = (await readBookmark(file)) ?? (await begin(file));
  const resumedAt = bookmark.rows;
  await truncate(file, bookmark.bytes);
  for (let read = sources[bookmark.source]; read; read = sources[bookmark.source]) {
    const part = await read(accounts, bookmark.request);
    if ("error" in part) return { rows: bookmark.rows, resumedAt, error: part.error };
    await appendFile(file, stringify([...part.rows]));
    const { source } = bookmark;
    const rows = bookmark.rows + part.rows.length;
    const bytes = (await stat(file)).size;
    const { nextRequest: request } = part;
    bookmark = request ? { source, request, rows, bytes } : { source: source + 1, rows, bytes };
    await writeFile(bookmarkOf(file), JSON.stringify(bookmark));
    onProgress(rows, Math.max(rows, part.total ?? 0));
  }
  await rm(bookmarkOf(file));
  return { rows: bookmark.rows, resumedAt };
}

const bookmarkOf = (file: string): string => `${file}.bookmark.json`;

async function begin(file: string): Promise<Bookmark> {
  await writeFile(file, stringify([[...header]]));
  return { source: 0, rows: 0, bytes: (await stat(file)).size };
}

async function readBookmark(file: string): Promise<Bookmark | undefined> {
  const text = await readFile(bookmarkOf(file), "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

if (isProgram(import.meta.filename)) {
  const [file = "organizations.csv"] = process.argv.slice(2);
  const { place, ...accounts } = openAccounts();
  chapter(`Exporting all organizations of ${place} to ${file}`);
  const bar = new SingleBar({ format: "  {bar} {value} of {total}" });
  const { rows, resumedAt, error } = await exportOrganizations(accounts, file, (done, total) => {
    if (!bar.isActive) bar.start(total, done);
    bar.setTotal(total);
    bar.update(done);
  });
  bar.stop();
  if (resumedAt) say(`Went on behind the ${resumedAt} rows of an earlier run.`);
  say(error ? `\nStopped after ${rows} rows: ${error.message}\nRun it again to go on.` : `\nDone: ${rows} rows.`);
  if (error) process.exitCode = 1;
}
