import { expect, it } from "vitest";
import * as clerk from "../../src/funcs/clerk/index.js";
import * as openai from "../../src/funcs/openai/index.js";
import * as permit from "../../src/funcs/permit/index.js";
import * as polar from "../../src/funcs/polar/index.js";
import type { AnyError, Result } from "../../src/index.js";
import { answering, type Operation, type StatusOf } from "./operation.js";
import { operations } from "./table.js";

/** Lists the statuses that the error type of an operation documents: one too many or too few does not compile. */
const documents = <TError extends AnyError, const TStatuses extends readonly StatusOf<TError>[]>(
  _operation: (core: never, request: never) => Promise<Result<unknown, TError>>,
  statuses: TStatuses & (StatusOf<TError> extends TStatuses[number] ? unknown : never),
): readonly number[] => statuses;

const documented: Record<string, readonly number[]> = {
  "polar.organizationAccessTokensList": documents(polar.organizationAccessTokensList, [401, 403, 422, 429]),
  "polar.organizationAccessTokensCreate": documents(polar.organizationAccessTokensCreate, [401, 403, 422, 429]),
  "polar.organizationAccessTokensUpdate": documents(polar.organizationAccessTokensUpdate, [401, 403, 404, 422, 429]),
  "polar.organizationAccessTokensDelete": documents(polar.organizationAccessTokensDelete, [401, 403, 404, 422, 429]),
  "openai.listInvites": documents(openai.listInvites, [400, 401, 403, 404, 429]),
  "openai.inviteUser": documents(openai.inviteUser, [400, 401, 403, 429]),
  "openai.retrieveInvite": documents(openai.retrieveInvite, [400, 401, 403, 404, 429, 500]),
  "openai.deleteInvite": documents(openai.deleteInvite, [400, 401, 403, 404, 429]),
  "clerk.listOrganizations": documents(clerk.listOrganizations, [400, 401, 403, 422, 429, 500, 503, 504]),
  "clerk.createOrganization": documents(
    clerk.createOrganization,
    [400, 401, 402, 403, 413, 415, 422, 429, 500, 503, 504],
  ),
  "clerk.getOrganization": documents(clerk.getOrganization, [400, 401, 403, 404, 429, 500, 503, 504]),
  "clerk.updateOrganization": documents(
    clerk.updateOrganization,
    [400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 500, 503, 504],
  ),
  "clerk.mergeOrganizationMetadata": documents(
    clerk.mergeOrganizationMetadata,
    [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503, 504],
  ),
  "clerk.uploadOrganizationLogo": documents(
    clerk.uploadOrganizationLogo,
    [400, 401, 403, 404, 409, 413, 415, 429, 500, 503, 504],
  ),
  "clerk.deleteOrganizationLogo": documents(
    clerk.deleteOrganizationLogo,
    [400, 401, 403, 404, 409, 429, 500, 503, 504],
  ),
  "clerk.deleteOrganization": documents(clerk.deleteOrganization, [400, 401, 403, 404, 409, 429, 500, 503, 504]),
  "permit.listOrganizations": documents(permit.listOrganizations, [400, 401, 403, 422, 429, 500, 502, 503, 504]),
  "permit.createOrganization": documents(permit.createOrganization, [400, 401, 403, 409, 422, 429, 500, 502, 503, 504]),
  "permit.getOrganization": documents(permit.getOrganization, [400, 401, 403, 404, 422, 429, 500, 502, 503, 504]),
  "permit.getActiveOrganization": documents(
    permit.getActiveOrganization,
    [400, 401, 403, 404, 422, 429, 500, 502, 503, 504],
  ),
  "permit.statsOrganization": documents(permit.statsOrganization, [400, 401, 403, 404, 422, 429, 500, 502, 503, 504]),
  "permit.updateOrganization": documents(permit.updateOrganization, [400, 401, 403, 404, 422, 429, 500, 502, 503, 504]),
  "permit.deleteOrganization": documents(
    permit.deleteOrganization,
    [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504],
  ),
};

const exported = Object.entries({ polar, openai, clerk, permit }).flatMap(([vendor, functions]) =>
  Object.keys(functions)
    .filter((name) => !name.endsWith("Core"))
    .map((name) => `${vendor}.${name}`),
);

it("knows every function that the vendors' entries export", () => {
  expect(operations.map(({ name }) => name).toSorted()).toEqual(exported.toSorted());
  expect(Object.keys(documented).toSorted()).toEqual(exported.toSorted());
});

it("refuses to compile a list of statuses that differs from the error type", () => {
  // @ts-expect-error: 429 is missing
  documents(openai.inviteUser, [400, 401, 403]);
  // @ts-expect-error: 404 is not documented
  documents(openai.inviteUser, [400, 401, 403, 404, 429]);
});

it.each(operations)("$name has an example of each documented refusal", ({ name, refusals }) => {
  expect(Object.keys(refusals).map(Number)).toEqual(documented[name]);
});

const examplesOf = (kind: "successes" | "refusals") =>
  operations.flatMap((operation) =>
    Object.entries(operation[kind]).flatMap(([status, examples]) =>
      examples.map((example) => ({ ...operation, ...example, status: Number(status) })),
    ),
  );

it.each(examplesOf("successes"))("$name reads a $status with $title", async ({ name, call, status, wire, value }) => {
  const result = await call({ fetch: answering(status, wire) });

  expect(result).toEqual({ ok: true, value, meta: expect.objectContaining({ operation: name, attempts: 1, status }) });
});

it.each(examplesOf("refusals"))("$name reads a $status with $title", async (example) => {
  const { name, vendor, method, call, status, wire, value } = example;

  const result = await call({ fetch: answering(status, wire, { "retry-after": "7" }) });

  expect(result).toEqual({
    ok: false,
    error: expect.objectContaining({
      name: "HttpError",
      vendor,
      operation: name,
      status,
      message: expect.stringMatching(new RegExp(`^${name} was answered ${status}`)),
      mayHaveTakenEffect: method !== "GET" && status >= 500,
      retryAfterMs: 7000,
    }),
    meta: expect.objectContaining({ operation: name, attempts: 1, status }),
  });
  expect(bodyOf(result)).toStrictEqual(value);
});

/** The one status from 300 that cannot have a body. */
const bodiless = 304;

it.each(operations)("$name takes all other statuses for unexpected", async ({ call, refusals, returnsSecret }) => {
  const isOther = (status: number) => !(status in refusals) && status !== bodiless;
  const others = Array.from({ length: 300 }, (_, index) => 300 + index).filter(isOther);
  const { wire } = refusals[401]?.[0] ?? {};
  const seen = [];

  for (const status of others) seen.push(outcomeOf(await call({ fetch: answering(status, wire) })));

  const body = returnsSecret ? undefined : wire;
  expect(seen).toEqual(others.map((status) => ({ name: "UnexpectedStatusError", status, body })));
});

it.each(examplesOf("refusals").filter(({ wire }) => typeof wire === "object"))(
  "$name takes a $status with $title for unexpected when it has gone to a list",
  async ({ call, status, wire }) => {
    const result = await call({ fetch: answering(status, [wire]) });

    expect(outcomeOf(result)).toMatchObject({ name: "UnexpectedStatusError", status });
  },
);

type Answered = Awaited<ReturnType<Operation["call"]>>;
const bodyOf = (result: Answered) => (result.ok ? undefined : { body: undefined, ...result.error }.body);
const outcomeOf = (result: Answered) => ({
  name: !result.ok && result.error.name,
  status: result.meta.status,
  body: bodyOf(result),
});
