import { appendFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox, type Fault } from "orgkit/sandbox";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { accountsAt } from "../../examples/accounts.js";
import { exportOrganizations } from "../../examples/export.js";

const sandbox = createSandbox({ seed: "demo" });
const accounts = accountsAt(sandbox.fetch);
let folder: string;
let file: string;

beforeEach(async () => {
  sandbox.reset();
  folder = await mkdtemp(join(tmpdir(), "orgkit-export-"));
  file = join(folder, "organizations.csv");
});
afterEach(() => rm(folder, { recursive: true }));

const lines = async () => (await readFile(file, "utf8")).trimEnd().split("\n");

it("writes a line for each organization of both vendors", async () => {
  expect(await exportOrganizations(accounts, file)).toEqual({ rows: 74, resumedAt: 0 });

  const [header, first, ...rest] = await lines();
  expect(header).toBe("vendor,id,key,name,created");
  expect(first).toMatch(/^clerk,org_\w+,northwind-labs,Northwind Labs,\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(rest).toHaveLength(73);
  expect(await readdir(folder)).toEqual(["organizations.csv"]);
});

/** Lets some requests pass and refuses the next one. */
const refuseAfter = (passing: number) =>
  sandbox.addFaults(...Array<Fault>(passing).fill({ headers: { "x-passed": "yes" } }), { status: 403 });

it.each([0, 1, 3, 4, 7])("goes on where it stopped when a request fails after %i others", async (passing) => {
  const whole = join(folder, "whole.csv");
  await exportOrganizations(accounts, whole);
  refuseAfter(passing);

  const first = await exportOrganizations(accounts, file);
  const second = await exportOrganizations(accounts, file);

  expect(first.error).toMatchObject({ name: "HttpError", status: 403 });
  expect(second).toEqual({ rows: 74, resumedAt: first.rows });
  expect(await readFile(file, "utf8")).toBe(await readFile(whole, "utf8"));
});

it("drops half a page that a crash has left behind", async () => {
  refuseAfter(2);
  await exportOrganizations(accounts, file);
  await appendFile(file, "clerk,org_half,a li");

  await exportOrganizations(accounts, file);

  const all = await lines();
  expect(all).toHaveLength(75);
  expect(all.join()).not.toContain("org_half");
});

it("tells of its progress, page by page", async () => {
  const onProgress = vi.fn();

  await exportOrganizations(accounts, file, onProgress);

  expect(onProgress.mock.calls.slice(0, 5)).toEqual([
    [10, 37],
    [20, 37],
    [30, 37],
    [37, 37],
    [47, 47],
  ]);
});
