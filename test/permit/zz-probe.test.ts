import { it } from "vitest";
import { getActiveOrganization, getOrganization, PermitCore } from "../../src/funcs/permit/index.js";
import { answer, permit, wireErrorDetails } from "./fixtures.js";
it("x", async () => {
  const out: unknown[] = [];
  const e = (r: any) => out.push(r.error.name + " | " + r.error.message + " | " + r.meta.requestId);
  e(await getActiveOrganization(new PermitCore(null as never)));
  e(await getOrganization(permit, { orgId: "\ud800" }));
  answer("GET", 401, { ...wireErrorDetails, id: "permit_key_test0001" });
  e(await getActiveOrganization(permit));
  console.log(out.join("\n"));
});
