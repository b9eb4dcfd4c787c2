import { expect, it } from "vitest";
import { getActiveOrganization } from "../../src/funcs/permit/index.js";
import { organization, wireOrganization } from "../fixtures/permit.js";
import { answer, decoded, organizations, permit } from "./exchange.js";

it.each([
  ["nothing", []],
  ["undefined", [undefined]],
  ["an empty request", [{}]],
])("asks with %s", async (_, request) => {
  const sent = answer("GET", 200, wireOrganization);

  const result = await getActiveOrganization(permit, ...(request as [object?] as []));

  expect(result).toEqual({
    ok: true,
    value: organization,
    meta: expect.objectContaining({ operation: "permit.getActiveOrganization", attempts: 1, status: 200 }),
  });
  expect(sent).toMatchObject({ path: "/v2/orgs/active/org", body: "" });
  expect(sent.headers).toMatchObject({ authorization: "Bearer permit_key_test0001", accept: "application/json" });
});

it("takes options without a request", async () => {
  const sent = answer("GET", 200, wireOrganization);

  await getActiveOrganization(permit, {}, { headers: { "x-trace": "1" } });

  expect(sent.headers).toMatchObject({ "x-trace": "1" });
});

it.each(organizations)("decodes %s", async (_, wire, changes) => {
  answer("GET", 200, { ...wireOrganization, ...wire });

  const result = await getActiveOrganization(permit);

  expect(result.ok && result.value).toEqual(decoded(wire, changes));
});

it.each([
  ["orgId", { orgId: "acme" }],
  ["page_full_url", { page_full_url: "x" }],
  ["request", null],
  ["request", "acme"],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await getActiveOrganization(permit, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});

it("takes no field at all", () => {
  // @ts-expect-error: the request has no fields
  const call = () => getActiveOrganization(permit, { orgId: "acme" });

  expect(call).toBeTypeOf("function");
});
