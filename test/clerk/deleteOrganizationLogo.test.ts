import { expect, it } from "vitest";
import { deleteOrganizationLogo } from "../../src/funcs/clerk/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import { answerWith, clerk } from "./exchange.js";

it.each([
  ["org_1", "org_1"],
  ["an/id?with#odd=characters", "an%2Fid%3Fwith%23odd%3Dcharacters"],
])("deletes the logo of %s", async (organizationId, segment) => {
  const sent = answerWith("DELETE", 200, wireOrganization);

  const result = await deleteOrganizationLogo(clerk, { organizationId });

  expect(result).toEqual({ ok: true, value: organization, meta: expect.anything() });
  expect(sent.path).toBe(`/v1/organizations/${segment}/logo`);
  expect(sent.headers?.get("content-type")).toBeNull();
});

it("refuses an answer that is no organization", async () => {
  answerWith("DELETE", 200, { object: "organization", deleted: true });

  const result = await deleteOrganizationLogo(clerk, { organizationId: "org_1" });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", mayHaveTakenEffect: true },
  });
});

it.each([
  ["organizationId", { organizationId: "" }],
  ["organizationId", { organizationId: ".." }],
  ["organizationId", { organizationId: 7 }],
  ["file", { organizationId: "org_1", file: "logo.png" }],
  ["request", null],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await deleteOrganizationLogo(clerk, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
